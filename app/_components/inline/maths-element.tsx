import { createElement, type ReactNode } from 'react'
import type { MathsNode } from '@/core/inline-text'

/** A drawn formula, in MathML. */
export function MathsElement({ node }: { node: MathsNode }): ReactNode {
  const children = node.children.map((child, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a formula never changes
    typeof child === 'string' ? child : <MathsElement key={i} node={child} />,
  )
  return createElement(node.name, node.attributes, ...children)
}

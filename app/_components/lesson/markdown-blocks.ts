/** A node of a syntax tree, with the fields that are used here. */
type Node = {
  type: string
  value?: string
  url?: string
  alt?: string | null
  title?: string | null
  name?: string
  children?: Node[]
  data?: { hProperties?: Record<string, string> }
  attributes?: { type: 'mdxJsxAttribute'; name: string; value: string }[]
}

/**
 * A remark plugin that makes tags of what Markdown offers and the page draws by components of its own: formulas and pictures. A
 * picture, which stands alone in its paragraph, takes the place of the paragraph. Each table gets a name of its own for screen
 * readers: its number in the text and the names of its columns.
 */
export function drawnBlocks() {
  return (tree: unknown) => {
    const root = tree as Node
    nameTables(root, { count: 0 })
    replaceIn(root)
  }
}

function nameTables(node: Node, named: { count: number }): void {
  if (node.type === 'table') {
    named.count += 1
    const columns = (node.children?.[0]?.children ?? []).map(wordsIn).join(', ')
    node.data = { hProperties: { 'aria-label': `Table ${named.count}: ${columns}` } }
  }
  for (const child of node.children ?? []) nameTables(child, named)
}

function wordsIn(node: Node): string {
  return node.value ?? (node.children ?? []).map(wordsIn).join('')
}

function replaceIn(parent: Node): void {
  parent.children = parent.children?.map((child) => {
    replaceIn(child)
    return replacementOf(child)
  })
}

function replacementOf(node: Node): Node {
  if (node.type === 'inlineMath') return tag('mdxJsxTextElement', 'Formula', { tex: node.value ?? '' })
  if (node.type === 'math') return tag('mdxJsxFlowElement', 'FormulaBlock', { tex: node.value ?? '' })
  const [picture, ...others] = node.children ?? []
  if (node.type !== 'paragraph' || picture?.type !== 'image' || others.length > 0) return node
  const { url = '', alt, title } = picture
  return tag('mdxJsxFlowElement', 'Picture', { file: url, alt: alt ?? '', ...(title && { caption: title }) })
}

function tag(type: string, name: string, values: Record<string, string>): Node {
  const attributes = Object.entries(values).map(([key, value]) => ({ type: 'mdxJsxAttribute' as const, name: key, value }))
  return { type, name, attributes, children: [] }
}

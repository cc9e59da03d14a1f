import type { ComponentProps } from 'react'
import { MathsElement } from '@/app/_components/inline/maths-element'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { requirePicture } from '@/app/course'
import { drawFormula } from '@/server/course/maths'
import styles from './markdown.module.css'

/** A table of a lesson, in a box that scrolls sideways by itself. `drawnBlocks` gives it its name. */
export function Table({ children, 'aria-label': label = 'Table' }: ComponentProps<'table'>) {
  return (
    <ScrollTable label={label} className={styles.table}>
      {children}
    </ScrollTable>
  )
}

/** The name of a column of a table. */
export function ColumnName({ children, style }: ComponentProps<'th'>) {
  return (
    <th scope="col" style={style}>
      {children}
    </th>
  )
}

/**
 * A picture from the folder of a lesson, with its size, so that nothing moves when it arrives. `module` is the slug; without it the
 * picture belongs to a page that is not a lesson.
 */
export function Picture({ file, alt, caption, module }: { file: string; alt: string; caption?: string; module?: string }) {
  const { address, width, height } = requirePicture(module ?? null, file)
  return (
    <figure className={styles.picture}>
      {/* biome-ignore lint/performance/noImgElement: the front serves it as it is, from memory and for good */}
      <img src={address} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}

/** A formula in a line of text. */
export function Formula({ tex }: { tex: string }) {
  return <MathsElement node={requireFormula(tex, false)} />
}

/** A formula on lines of its own. */
export function FormulaBlock({ tex }: { tex: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of no fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={styles.formula} tabIndex={0} role="group" aria-label="Formula">
      <MathsElement node={requireFormula(tex, true)} />
    </div>
  )
}

function requireFormula(tex: string, isDisplay: boolean) {
  const drawn = drawFormula(tex, isDisplay)
  if (!drawn.ok) throw new Error(`The formula ${tex} cannot be drawn: ${drawn.error}`)
  return drawn.value
}

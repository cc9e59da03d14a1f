import type { ReactNode } from 'react'
import styles from './scroll-table.module.css'

type Props = {
  /** The name of the table for screen readers. */
  label: string
  className?: string
  /** True for a long table: on a wide page it scrolls within its box, and its head stays in sight. */
  isLong?: boolean
  /** The head, the body and perhaps a caption of the table. */
  children: ReactNode
}

/** A table that may be wider than the page. It scrolls by itself, also by keyboard; the page does not. */
export function ScrollTable({ label, className, isLong = false, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={`${styles.scroll} ${isLong ? styles.long : ''}`} tabIndex={0} aria-label={label}>
      <table className={className}>{children}</table>
    </section>
  )
}

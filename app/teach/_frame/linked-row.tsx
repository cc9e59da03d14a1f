import type { ReactNode } from 'react'
import styles from './linked-row.module.css'

/** A row of a table that can be pressed anywhere. Its first cell, a `th`, holds the link. */
export function LinkedRow({ children }: { children: ReactNode }) {
  return <tr className={styles.row}>{children}</tr>
}

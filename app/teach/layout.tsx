import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import styles from './_class/teach.module.css'

export const metadata: Metadata = { robots: { index: false } }

export default function TeachLayout({ children }: { children: ReactNode }) {
  return <div className={`page-wide ${styles.teach}`}>{children}</div>
}

import type { Metadata } from 'next'
import { Words } from '@/app/_components/site/words'
import styles from '@/app/teach/_frame/teach.module.css'

export const metadata: Metadata = { robots: { index: false } }

/** The frame of an instructor's pages. */
export default function TeachLayout({ children }: LayoutProps<'/teach'>) {
  return (
    <Words as="div" className={`page-wide ${styles.teach}`}>
      {children}
    </Words>
  )
}

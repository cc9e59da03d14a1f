import type { Metadata } from 'next'
import { Words } from '@/app/_components/site/words'
import styles from '@/app/teach/_frame/teach.module.css'
import { TeachNav } from '@/app/teach/_frame/teach-nav'
import { findViewer } from '@/app/viewer'

export const metadata: Metadata = { robots: { index: false } }

/** The frame of an instructor's pages. Whoever is no instructor sees no links: each page asks for itself who is looking. */
export default async function TeachLayout({ children }: LayoutProps<'/teach'>) {
  const viewer = await findViewer()
  return (
    <>
      {viewer?.role === 'instructor' && <TeachNav isAdministrator={viewer.sees === 'everybody'} />}
      <Words as="div" className={`page-wide ${styles.teach}`}>
        {children}
      </Words>
    </>
  )
}

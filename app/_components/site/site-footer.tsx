'use client'

import { Words } from '@/app/_components/site/words'
import type { CourseList } from '@/app/course'
import { Day } from './dates'
import styles from './site.module.css'
import { SiteLink } from './site-link'

type Props = { notice: string; reviewedOn: string; lists: readonly CourseList[] }

/** The footer of every page: the notice, and links to everything. A client component like the header. */
export function SiteFooter({ notice, reviewedOn, lists }: Props) {
  const links = [
    { href: '/', text: 'Lessons' },
    ...lists,
    { href: '/about', text: 'About this course' },
    { href: '/progress', text: 'Progress' },
  ]
  return (
    <footer className={styles.footer}>
      <div className="page-wide">
        <p className={styles.notice}>{notice}</p>
        <Words as="nav" keepsOrder aria-label="All pages" className="no-print">
          <ul className={styles.links}>
            {links.map(({ href, text }) => (
              <li key={href}>
                <SiteLink href={href}>{text}</SiteLink>
              </li>
            ))}
          </ul>
        </Words>
        <Words as="p" className={styles.reviewed}>
          Facts last reviewed on <Day date={reviewedOn} />.
        </Words>
      </div>
    </footer>
  )
}

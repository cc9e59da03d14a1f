'use client'

import { AccountLinks } from '@/app/_components/reader-state/account-links'
import { Words } from '@/app/_components/site/words'
import type { CourseList } from '@/app/course'
import styles from './site.module.css'
import { SiteLink } from './site-link'

/**
 * The header of every page: the course, what it rests on, and links for the reader. A client component, so that its links know which
 * page they stand on.
 */
export function SiteHeader({ title, lists }: { title: string; lists: readonly CourseList[] }) {
  return (
    <header className={`${styles.header} no-print`}>
      <div className={`page-wide ${styles.bar}`}>
        <a href="/" className={styles.brand}>
          {title}
        </a>
        <Words as="nav" keepsOrder aria-label="Main">
          <ul className={styles.links}>
            {lists
              .filter(({ href }) => href !== '/references')
              .map(({ href, text }) => (
                <li key={href}>
                  <SiteLink href={href}>{text}</SiteLink>
                </li>
              ))}
            <AccountLinks />
          </ul>
        </Words>
      </div>
    </header>
  )
}

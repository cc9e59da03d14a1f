'use client'

import { AccountLinks } from '@/app/_components/reader-state/account-links'
import { Words } from '@/app/_components/site/words'
import type { CourseList } from '@/app/course'
import styles from './site.module.css'
import { SiteLink } from './site-link'

const menuId = 'menu'

type Props = { title: string; shortTitle: string; lists: readonly CourseList[] }

/**
 * The header of every page: the course, what it rests on, and links for the reader. It is one line high; where there is little room, the short
 * title stands in it, and the links are a popover, which needs no script. A client component, so that its links know which page they stand on.
 */
export function SiteHeader({ title, shortTitle, lists }: Props) {
  return (
    <header className={`${styles.header} no-print`}>
      <div className={`page-wide ${styles.bar}`}>
        <a href="/" className={styles.brand}>
          <span className={styles.long}>{title}</span>
          <span className={styles.short}>{shortTitle}</span>
        </a>
        <Words as="nav" keepsOrder aria-label="Main">
          <button type="button" popoverTarget={menuId} className={`button-quiet ${styles.opener}`}>
            Menu
          </button>
          <ul id={menuId} popover="auto" className={`${styles.links} ${styles.menu}`}>
            <li>
              <SiteLink href="/">Lessons</SiteLink>
            </li>
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

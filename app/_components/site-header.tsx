import { readCourse } from './course-facts'
import { Account } from './reader-state/account'
import { SiteLink } from './reader-state/site-link'
import styles from './site.module.css'

/** The header of every page: the course, what it rests on, and the reader's corner. */
export function SiteHeader() {
  return (
    <header className={`${styles.header} no-print`}>
      <div className={`page-wide ${styles.bar}`}>
        <a href="/" className={styles.brand}>
          {readCourse().course.title}
        </a>
        <nav aria-label="Main">
          <ul className={styles.links}>
            <li>
              <SiteLink href="/claims">Evidence</SiteLink>
            </li>
            <li>
              <SiteLink href="/glossary">Glossary</SiteLink>
            </li>
            <Account />
          </ul>
        </nav>
      </div>
    </header>
  )
}

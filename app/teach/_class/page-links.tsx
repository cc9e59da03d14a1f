import { countOf } from '@/app/words/numbers'
import type { LearnerPage, LearnerQuery } from '@/server/gradebook'
import styles from './class.module.css'
import { classPath } from './class-path'

/** Which page of the class this is, and links to the pages before and after it. */
export function PageLinks({ query, found }: { query: LearnerQuery; found: LearnerPage }) {
  const { rows, total, page, pages } = found
  const all = countOf(total, 'learner')
  return (
    <nav aria-label="Pages" className={`${styles.pages} no-print`}>
      <p>{pages === 1 ? all : `Page ${page} of ${pages}: ${rows.length} of ${all}`}</p>
      {page > 1 && (
        <a rel="prev" href={classPath({ ...query, page: page - 1 })}>
          Previous page
        </a>
      )}
      {page < pages && (
        <a rel="next" href={classPath({ ...query, page: page + 1 })}>
          Next page
        </a>
      )}
    </nav>
  )
}

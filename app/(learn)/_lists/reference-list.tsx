import { Source } from '@/app/_components/evidence/sources'
import { Day } from '@/app/_components/site/dates'
import { readCourse } from '@/app/course'
import type { Reference } from '@/core/course/course'
import styles from './lists.module.css'

/** Sources, each with what it was read for and how many claims rest on it. */
export function ReferenceList({ references }: { references: readonly Reference[] }) {
  const claims = [...readCourse().claims.values()]
  return (
    <ol className={styles.references}>
      {references.map((reference) => (
        <li key={reference.id} id={reference.id}>
          <p className={styles.citation}>
            <Source reference={reference} />
          </p>
          {reference.supports && <p>{reference.supports}</p>}
          <p className={styles.facts}>
            {reference.identifier && <span>{reference.identifier}</span>}
            <span>{roleWords(claims.filter((claim) => claim.references.includes(reference.id)).length)}</span>
            {reference.checkedOn && (
              <span>
                checked on <Day date={reference.checkedOn} />
              </span>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}

function roleWords(claims: number): string {
  if (claims === 0) return 'read for background'
  return claims === 1 ? 'behind one statement' : `behind ${claims} statements`
}

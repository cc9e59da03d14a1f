import { Source } from '@/app/_components/evidence/sources'
import { Day } from '@/app/_components/site/dates'
import { Words } from '@/app/_components/site/words'
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
            <Words as="span">{roleWords(claims.filter((claim) => claim.references.includes(reference.id)).length)}</Words>
            {reference.checkedOn && (
              <Words as="span">
                checked on <Day date={reference.checkedOn} />
              </Words>
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

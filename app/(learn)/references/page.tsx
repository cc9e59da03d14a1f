import type { Metadata } from 'next'
import styles from '@/app/_components/evidence/lists.module.css'
import { Source } from '@/app/_components/evidence/sources'
import { Day } from '@/app/_components/site/day'
import { readCourse } from '@/app/course'

export const metadata: Metadata = { title: 'References', description: 'The sources that the course rests on and may show.' }

/** Every source that may be shown, with what it was read for. */
export default function ReferencesPage() {
  const { references, claims, course } = readCourse()
  const shown = [...references.values()].filter(({ citable }) => citable)
  const sorted = shown.sort((a, b) => a.citation.localeCompare(b.citation, course.language))
  const used = (id: string) => [...claims.values()].filter((claim) => claim.references.includes(id)).length
  return (
    <div className="page">
      <h1>References</h1>
      <p className="deck">
        The {sorted.length} sources that we can show you. {references.size - sorted.length} more were read and are not shown: the{' '}
        <a href="/about">page about this course</a> says why.
      </p>
      <ol className={styles.references}>
        {sorted.map((reference) => (
          <li key={reference.id} id={reference.id}>
            <p className={styles.citation}>
              <Source reference={reference} />
            </p>
            {reference.supports && <p>{reference.supports}</p>}
            <p className={styles.facts}>
              {reference.identifier && <span>{reference.identifier}</span>}
              <span>{count(used(reference.id))}</span>
              {reference.checkedOn && (
                <span>
                  checked on <Day date={reference.checkedOn} />
                </span>
              )}
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}

function count(claims: number): string {
  if (claims === 0) return 'read for background'
  return claims === 1 ? 'behind one statement' : `behind ${claims} statements`
}

import type { Claim, Reference } from '@/core/course'
import styles from './claim.module.css'
import { findShownReference } from './course-facts'

/** The sources of a claim that may be shown, each linked where it has an address. */
export function Sources({ claim }: { claim: Claim }) {
  const shown = claim.references.flatMap((id) => findShownReference(id) ?? [])
  if (shown.length === 0) return <p className={styles.noSource}>No source we can link.</p>
  return (
    <ul className={styles.sources} aria-label="Sources">
      {shown.map((reference) => (
        <li key={reference.id}>
          <Source reference={reference} />
        </li>
      ))}
    </ul>
  )
}

/** One source, linked where it has an address. */
export function Source({ reference: { citation, url } }: { reference: Reference }) {
  return url ? <a href={url}>{citation}</a> : citation
}

import { Words } from '@/app/_components/site/words'
import type { ShownClaim } from '@/app/course'
import type { Reference } from '@/core/course/course'
import styles from './claim.module.css'

/** The sources of a claim that may be shown, each as a link if it has an address. A course without sources says nothing about them. */
export function Sources({ sources }: Pick<ShownClaim, 'sources'>) {
  if (sources === null) return null
  if (sources.length === 0)
    return (
      <Words as="p" className={styles.noSource}>
        No source we can link.
      </Words>
    )
  return (
    <ul className={styles.sources} aria-label="Sources">
      {sources.map((reference) => (
        <li key={reference.id}>
          <Source reference={reference} />
        </li>
      ))}
    </ul>
  )
}

/** One source, as a link if it has an address. */
export function Source({ reference: { citation, url } }: { reference: Pick<Reference, 'citation' | 'url'> }) {
  return url ? <a href={url}>{citation}</a> : citation
}

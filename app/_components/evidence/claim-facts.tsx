import type { ShownClaim } from '@/app/course'
import styles from './claim.module.css'
import { Sources } from './sources'

/** The fine print of a claim, how its common telling holds up, and its sources. */
export function ClaimFacts({ claim }: { claim: Pick<ShownClaim, 'note' | 'verdict' | 'sources'> }) {
  const telling = tellings[claim.verdict]
  return (
    <>
      <p className={styles.fine}>{claim.note}</p>
      {telling && <p className={styles.telling}>{telling}</p>}
      <Sources sources={claim.sources} />
    </>
  )
}

const tellings: Record<ShownClaim['verdict'], string | null> = {
  match: null,
  oversimplified: 'The way this is often told is too simple.',
  contradicted: 'The way this is often told does not agree with what was measured, or sources disagree.',
  unsupported: 'We found nothing that supports the way this is often told.',
  editorial: 'This is the course’s own view.',
}

import { ClaimFacts } from '@/app/_components/evidence/claim-facts'
import { EvidenceLabel } from '@/app/_components/evidence/evidence-symbol'
import { Words } from '@/app/_components/site/words'
import type { ShownClaim } from '@/app/course'
import styles from './explained.module.css'

/** The claims that a question rests on, each with its strength, its note and its sources; null if there are none. */
export function WhatItRestsOn({ claims }: { claims: readonly ShownClaim[] }) {
  if (claims.length === 0) return null
  return (
    <details className={styles.claims}>
      <Words as="summary">What this rests on</Words>
      <ul className="plain-list">
        {claims.map((claim) => (
          <li key={claim.id} className={styles.claim}>
            <p>
              <EvidenceLabel strength={claim.strength} />
            </p>
            <p>{claim.text}</p>
            <ClaimFacts claim={claim} />
          </li>
        ))}
      </ul>
    </details>
  )
}

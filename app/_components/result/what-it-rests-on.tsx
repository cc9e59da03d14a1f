import { ClaimFacts } from '@/app/_components/claim-facts'
import type { ShownClaim } from '@/app/_components/course-facts'
import { EvidenceLabel } from '@/app/_components/evidence-mark'
import styles from './result.module.css'

/** The claims that a question stands on, each with the strength of its evidence, its fine print and its sources. */
export function WhatItRestsOn({ claims }: { claims: readonly ShownClaim[] }) {
  if (claims.length === 0) return null
  return (
    <details className={styles.claims}>
      <summary>What this rests on</summary>
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

import { ClaimFacts } from '@/app/_components/claim-note'
import { readCourse } from '@/app/_components/course-facts'
import { EvidenceLabel } from '@/app/_components/evidence-mark'
import { strengthOf } from '@/core/course'
import styles from './result.module.css'

/** The claims that a question stands on, each with the strength of its evidence, its fine print and its sources. */
export function WhatItRestsOn({ claims }: { claims: readonly string[] }) {
  const course = readCourse()
  // An old attempt may name a claim that the course has no more.
  const found = claims.flatMap((id) => course.claims.get(id) ?? [])
  if (found.length === 0) return null
  return (
    <details className={styles.claims}>
      <summary>What this rests on</summary>
      <ul className="plain-list">
        {found.map((claim) => (
          <li key={claim.id} className={styles.claim}>
            <p>
              <EvidenceLabel strength={strengthOf(claim)} />
            </p>
            <p>{claim.text}</p>
            <ClaimFacts claim={claim} />
          </li>
        ))}
      </ul>
    </details>
  )
}

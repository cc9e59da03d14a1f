import { Fragment } from 'react'
import { EvidenceOutline } from '@/app/_components/evidence/evidence-symbol'
import { Words } from '@/app/_components/site/words'
import { requireClaim } from '@/app/course'
import { strengthWords } from '@/app/words/strength'
import { type Strength, strengthOf } from '@/core/course/course'
import styles from './figure.module.css'

/**
 * The strengths of the claims behind a row or an arrow, each once: its word, and its symbol in outline after it. They belong
 * after a label and outside a drawing, so that no symbol can be taken for a measured value.
 */
export function ClaimSymbols({ claims }: { claims: string[] }) {
  return (
    <span className={styles.strengths}>
      {listStrengths(claims).map((strength) => (
        <Fragment key={strength}>
          {' '}
          <span className={styles.strength}>
            <Words>{strengthWords[strength].short}</Words>
            {'\u00a0'}
            <EvidenceOutline strength={strength} />
          </span>
        </Fragment>
      ))}
    </span>
  )
}

function listStrengths(claims: string[]): Strength[] {
  return [...new Set(claims.map((id) => strengthOf(requireClaim(id))))]
}

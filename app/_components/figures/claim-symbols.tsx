import { Fragment } from 'react'
import { EvidenceOutline } from '@/app/_components/evidence/evidence-symbol'
import { Words } from '@/app/_components/site/words'
import { requireClaim, type ShownStrength, strengthOf } from '@/app/course'
import styles from './figure.module.css'

/**
 * The strengths of the claims behind a row or an arrow, each once: its word, and its symbol in outline after it. They belong
 * after a label and outside a drawing, so that no symbol can be taken for a measured value.
 */
export function ClaimSymbols({ claims }: { claims: string[] }) {
  return (
    <span className={styles.strengths}>
      {listStrengthsOf(claims).map(({ id, symbol, short, isOwn }) => (
        <Fragment key={id}>
          {' '}
          <span className={styles.strength}>
            <Words isAuthored={isOwn}>{short}</Words>
            {'\u00a0'}
            <EvidenceOutline symbol={symbol} />
          </span>
        </Fragment>
      ))}
    </span>
  )
}

function listStrengthsOf(claims: string[]): ShownStrength[] {
  return [...new Map(claims.map((id) => strengthOf(requireClaim(id))).map((each) => [each.id, each])).values()]
}

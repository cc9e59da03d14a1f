import { EvidenceSymbol } from '@/app/_components/evidence/evidence-symbol'
import { requireClaim } from '@/app/course'
import { strengthWords } from '@/app/words/strength'
import { type Strength, strengthOf } from '@/core/course/course'

/**
 * The symbols of the claims that a row or an arrow rests on, each strength once. Its word is read out; `withWords` also shows it.
 */
export function ClaimSymbols({ claims, withWords = false }: { claims: string[]; withWords?: boolean }) {
  return listStrengths(claims).map((strength) => (
    <span key={strength}>
      {'\u00a0'}
      <EvidenceSymbol strength={strength} />
      <span className={withWords ? undefined : 'visually-hidden'}> {strengthWords[strength].short}</span>
    </span>
  ))
}

function listStrengths(claims: string[]): Strength[] {
  return [...new Set(claims.map((id) => strengthOf(requireClaim(id))))]
}

import { EvidenceMark } from '@/app/_components/evidence/symbol'
import { findClaim } from '@/app/course'
import { strengthWords } from '@/app/words/strength'
import { type Strength, strengthOf } from '@/core/course/course'

/** The marks of what a row or an arrow rests on, each strength once; the words are for ears, or for eyes too. */
export function ClaimMarks({ claims, withWords = false }: { claims: string[]; withWords?: boolean }) {
  return listStrengths(claims).map((strength) => (
    <span key={strength}>
      {'\u00a0'}
      <EvidenceMark strength={strength} />
      <span className={withWords ? undefined : 'visually-hidden'}> {strengthWords[strength].short}</span>
    </span>
  ))
}

function listStrengths(claims: string[]): Strength[] {
  return [...new Set(claims.map((id) => strengthOf(findClaim(id))))]
}

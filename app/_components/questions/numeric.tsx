import { unreadableWords } from '@/app/words/marking'
import type { Answer } from '@/core/question'
import { Typed } from './typed'

/** A field for a number in a given unit. It says so if what stands there cannot be read as one. */
export function Numeric({ unit, answer, isUnreadable }: { unit: string; answer: Answer; isUnreadable: boolean }) {
  const error = isUnreadable ? unreadableWords(unit) : ''
  return <Typed label={`Your answer in ${unit}`} unit={unit} inputMode="decimal" answer={answer} error={error} />
}

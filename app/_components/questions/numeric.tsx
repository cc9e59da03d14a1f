import type { Answer } from '@/core/question'
import { Typed } from './typed'

/** A field for a number in a given unit. */
export function Numeric({ unit, answer }: { unit: string; answer: Answer }) {
  return <Typed label={`Your answer in ${unit}`} unit={unit} inputMode="decimal" answer={answer} />
}

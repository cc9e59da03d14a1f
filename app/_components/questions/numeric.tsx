import { Authored, Words } from '@/app/_components/site/words'
import type { Answer } from '@/core/question'
import { Typed } from './typed'

/** A field for a number in a given unit. */
export function Numeric({ unit, answer }: { unit: string; answer: Answer }) {
  return (
    <Typed
      label={
        <Words>
          Your answer in <Authored>{unit}</Authored>
        </Words>
      }
      unit={unit}
      inputMode="decimal"
      answer={answer}
    />
  )
}

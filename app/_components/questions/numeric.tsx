import { Authored, Words } from '@/app/_components/site/words'
import { unreadableWords } from '@/app/words/marking'
import type { Answer } from '@/core/question'
import { Typed } from './typed'

/** A field for a number in a given unit. It says so if what stands there cannot be read as one. */
export function Numeric({ unit, answer, isUnreadable }: { unit: string; answer: Answer; isUnreadable: boolean }) {
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
      error={isUnreadable ? unreadableWords(unit) : ''}
    />
  )
}

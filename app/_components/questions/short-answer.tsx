import { Words } from '@/app/_components/site/words'
import type { Answer } from '@/core/question'
import { Typed } from './typed'

/** A field for a few words of the learner's own. */
export function ShortAnswer({ answer }: { answer: Answer }) {
  return <Typed label={<Words>Your answer</Words>} inputMode="text" answer={answer} />
}

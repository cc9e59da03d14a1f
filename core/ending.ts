// Without schemas: browsers use this file.
import type { Confidence } from './confidence'
import { isWhole } from './grade'

/** How a question ended for its learner, once it is marked. */
export type Ending = 'right' | 'partly' | 'wrong' | 'blank'

/** How a question ended: `blank` without an answer, `right` for a whole mark, `partly` for a fraction, `wrong` for nothing. */
export function endingOf({ mark, isBlank }: { mark: number; isBlank: boolean }): Ending {
  if (isBlank) return 'blank'
  if (isWhole(mark)) return 'right'
  return mark > 0 ? 'partly' : 'wrong'
}

/** True if the learner was certain of an answer that did not earn the whole mark: what matters most to look at again. */
export function isCertainButWrong(question: { mark: number; isBlank: boolean; confidence: Confidence | null }): boolean {
  const { mark, isBlank, confidence } = question
  return confidence === 'certain' && !isBlank && !isWhole(mark)
}

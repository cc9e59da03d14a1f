// Without schemas: browsers use this file.
import type { Confidence } from './confidence'
import { isWhole } from './grade'

/** How a question ended for its learner, once it is marked. */
export type Ending = 'right' | 'partly' | 'wrong' | 'unreadable' | 'blank'

/**
 * How a question ended. The mark says it first: `right` for a whole one, `partly` for a fraction. Without a mark it is `blank` if there is
 * no answer, `unreadable` for a number that cannot be read, and otherwise `wrong`.
 */
export function endingOf({ mark, isBlank, isUnreadable }: { mark: number; isBlank: boolean; isUnreadable: boolean }): Ending {
  if (isWhole(mark)) return 'right'
  if (mark > 0) return 'partly'
  if (isBlank) return 'blank'
  return isUnreadable ? 'unreadable' : 'wrong'
}

/**
 * True if the learner was certain of an answer that did not earn the whole mark: what matters most to look at again. A number that cannot
 * be read shows no error in what the learner knows.
 */
export function isCertainButWrong(question: {
  mark: number
  isBlank: boolean
  isUnreadable: boolean
  confidence: Confidence | null
}): boolean {
  const { mark, isBlank, isUnreadable, confidence } = question
  return confidence === 'certain' && !isBlank && !isUnreadable && !isWhole(mark)
}

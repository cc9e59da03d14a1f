import type { Ending } from '@/core/ending'
import { isWhole } from '@/core/grade'
import type { Kind, ShownQuestion } from '@/core/question'
import type { Tally } from '@/core/questions/explained'
import { countOf, percentWords } from './numbers'

/** What to do with a question of each kind. */
export const tasks: Record<Kind, string> = {
  'single-choice': 'One answer is right.',
  'multiple-response': 'Tick every answer that is right.',
  'true-false': 'Is this true or false?',
  matching: 'The same entry may fit several rows, or none.',
  ordering: 'The buttons move an item up or down.',
  numeric: 'Write a number, with a decimal point or comma if it needs one.',
  'short-answer': 'Write a word or two. Spelling counts; capital letters and hyphens do not.',
  cloze: 'Choose the words that fit.',
}

/** What scripts add to what can be done with a question; null for a kind to which they add nothing. */
export function scriptedTaskOf(shown: ShownQuestion): string | null {
  switch (shown.kind) {
    case 'single-choice':
    case 'multiple-response':
      return `While an option has the focus, the keys A to ${String.fromCharCode(64 + shown.choices.length)} choose.`
    case 'true-false':
      return 'While an option has the focus, the keys 1 and 2 choose.'
    case 'ordering':
      return 'You can also drag it by its handle.'
    case 'matching':
    case 'numeric':
    case 'short-answer':
    case 'cloze':
      return null
  }
}

/** How an answer to each kind of question is marked; shown before the learner answers. */
export const markingRules: Record<Kind, string> = {
  'single-choice': 'It counts in full or not at all.',
  'multiple-response': 'Each wrong tick takes back a right one; less than nothing is not possible.',
  'true-false': 'It counts in full or not at all.',
  matching: 'Each row counts by itself.',
  ordering:
    'What counts is the longest run in the right order, even with others in between. A list left as it was is not an answer.',
  numeric: 'It counts in full or not at all.',
  'short-answer': 'It counts in full or not at all.',
  cloze: 'Each blank counts by itself.',
}

/** What is said of an answer that should be a number in a unit and cannot be read as one. */
export function unreadableWords(unit: string): string {
  return `This cannot be read as a number. Write it in digits, with a decimal point or comma if it needs one and no comma or point elsewhere. After it may stand “${unit}”, or nothing.`
}

/** Who gave the answer that is explained: its reader, or a learner whose answers an instructor reads. */
export type AnsweredBy = 'you' | 'the learner'

/** How a sentence about an answer begins: "You", "The learner". */
export function subjectOf(who: AnsweredBy): string {
  return who === 'you' ? 'You' : 'The learner'
}

/** How each ending of a question is called. */
export const endingWords: Record<Ending, string> = {
  right: 'Right',
  partly: 'Partly right',
  wrong: 'Not right',
  unreadable: 'Could not be read',
  blank: 'Not answered',
}

/** How a mark, 0..1, came about; shown after submission. `tally` is null if nothing was counted: then the mark stands for itself. */
export function tallyWords(kind: Kind, tally: Tally | null, mark: number, who: AnsweredBy = 'you'): string {
  if (tally === null && isWhole(mark)) return 'It counts in full.'
  if (tally === null) return mark === 0 ? 'It earns nothing.' : `It earns ${shareWords(mark)}.`
  const { right, wrong, of } = tally
  const share = `That earns ${shareWords(mark)}.`
  switch (kind) {
    case 'multiple-response': {
      const ticked = `${subjectOf(who)} ticked ${right} of ${countOf(of, 'right answer')} and ${wrong === 0 ? 'no wrong one' : countOf(wrong, 'wrong one')}`
      if (wrong === 0) return `${ticked}. ${share}`
      const left = right < wrong ? `${right} − ${wrong} is less than nothing, so 0` : `${right} − ${wrong} = ${right - wrong}`
      return `${ticked}: ${left} of ${of}. ${share}`
    }
    case 'ordering':
      if (mark === 0) return 'No two items stood in the right order, so it earns nothing.'
      return `The longest run in the right order has ${right} of ${countOf(of, 'item')}. ${share}`
    case 'matching':
      return `${right} of ${countOf(of, 'row')} ${right === 1 ? 'is' : 'are'} right. ${share}`
    case 'cloze':
      return `${right} of ${countOf(of, 'blank')} ${right === 1 ? 'is' : 'are'} right. ${share}`
    case 'single-choice':
    case 'true-false':
    case 'numeric':
    case 'short-answer':
      return share
  }
}

function shareWords(mark: number): string {
  if (mark === 0) return 'nothing'
  return mark === 1 ? 'the whole question' : `${percentWords(Math.round(mark * 100))} of the question`
}

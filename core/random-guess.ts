// Browsers may load this file, so it imports only types: the schemas would bring zod with them.
import type { Question } from './question'

/**
 * Returns the mark, 0..1, that a learner earns on average who answers at random: a facility near it says that nobody knew the answer.
 *
 * A single choice is guessed right once in as many times as there are choices, a true-false question every second time, each stem of a
 * matching question once in as many times as there are targets, and each blank of a cloze once in as many times as it has choices.
 * Numbers and texts are not guessed: 0. Returns null for multiple-response, where it depends on how many choices a guesser ticks, and
 * for ordering, where even a random order has a long run that is right. Source: Moodle's quiz statistics calculations.
 */
export function randomGuess(question: Question): number | null {
  switch (question.kind) {
    case 'single-choice':
      return 1 / question.choices.length
    case 'true-false':
      return 1 / 2
    case 'matching':
      return 1 / question.targets.length
    case 'cloze':
      return question.blanks.reduce((sum, { choices }) => sum + 1 / choices.length, 0) / question.blanks.length
    case 'numeric':
    case 'short-answer':
      return 0
    case 'multiple-response':
    case 'ordering':
      return null
  }
}

import { type Kind, mark, type QuestionOf } from '../question'
import type { AuthoredCourse } from './authored-course'
import { type Bank, listSingles, type Single, shareOf, sumOf } from './rules/banks'
import { chanceByCaution } from './rules/cautious-keys'
import { markOfTickingAll } from './rules/distractors'
import type { PlacedQuestion } from './rules/placed-questions'
import { isGuessedByStrength } from './rules/telling-statements'
import type { WordModel } from './rules/word-model'
import { findWording, type Wording } from './rules/wording'

/**
 * What a learner who knows nothing of the subject earns with a question. `chance` (0..1) is the mean mark of a random answer and
 * `guessed` (0..1) the mean mark of the ways of guessing, which `by` lists.
 */
export type Guessable = { id: string; kind: Kind; chance: number; guessed: number; by: { way: string; earns: number }[] }

/** With more options than this, there are too many ways of ticking to try them all. */
const mostOptions = 12

/** Returns the questions of a bank that a way of guessing applies to. Those that give away most above chance come first. */
export function listGuessable(bank: Bank, course: AuthoredCourse, models: readonly WordModel[]): Guessable[] {
  const wording = findWording(course)
  const found = bank.questions.flatMap((placed) => findGuessable(placed, wording, models) ?? [])
  const above = ({ guessed, chance }: Guessable) => guessed - chance
  return found.sort((a, b) => above(b) - above(a) || a.id.localeCompare(b.id, 'en'))
}

function findGuessable(placed: PlacedQuestion, wording: Wording | null, models: readonly WordModel[]): Guessable | null {
  const { question } = placed
  const { id, kind } = question
  switch (question.kind) {
    case 'single-choice': {
      const keyChance = models.flatMap(({ keys }) => keys).find((each) => each.id === id)?.chance
      const [single] = listSingles([placed])
      return single ? asGuessable(id, kind, 1 / single.options.length, listWays(single, wording, keyChance)) : null
    }
    case 'true-false': {
      const earns = wording ? Number(isGuessedByStrength(question, wording)) : null
      return earns === null ? null : asGuessable(id, kind, 0.5, [{ way: 'strong words', earns }])
    }
    case 'multiple-response': {
      if (question.choices.length > mostOptions) return null
      return asGuessable(id, kind, meanOfAnyTicks(question), [{ way: 'ticking all', earns: markOfTickingAll(question) }])
    }
    case 'matching':
    case 'ordering':
    case 'numeric':
    case 'short-answer':
    case 'cloze':
      return null
  }
}

function listWays(single: Single, wording: Wording | null, keyChance: number | undefined): Guessable['by'] {
  const plain = single.options.filter(({ text }) => !wording?.absolute(text))
  const byWords = wording
    ? [
        { way: 'cautious words', earns: chanceByCaution(single, wording) },
        { way: 'no absolute words', earns: shareOf(plain.length === 0 ? single.options : plain, ({ isKey }) => isKey) },
      ]
    : []
  return keyChance === undefined ? byWords : [{ way: 'word model', earns: keyChance }, ...byWords]
}

function asGuessable(id: string, kind: Kind, chance: number, by: Guessable['by']): Guessable {
  return { id, kind, chance, guessed: by.length === 0 ? chance : sumOf(by.map(({ earns }) => earns)) / by.length, by }
}

/** Returns the mean mark (0..1) over all ways of ticking at least one option. */
function meanOfAnyTicks(question: QuestionOf<'multiple-response'>): number {
  const ids = question.choices.map(({ id }) => id)
  const ways = Array.from({ length: 2 ** ids.length - 1 }, (_, i) => ids.filter((_, place) => ((i + 1) >> place) & 1))
  return sumOf(ways.map((ticked) => mark(question, ticked))) / ways.length
}

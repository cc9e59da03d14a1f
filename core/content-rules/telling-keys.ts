import type { AuthoredCourse, Finding } from '../authored-course'
import { listBank, type PlacedQuestion } from './placed-questions'
import { type ChoiceList, listChoiceLists } from './question-words'

/**
 * How unlikely by chance a pattern of the keys must be before it counts as a habit of the author's. One bank in twenty without
 * any habit is caught as well, and needs one choice reworded or moved: a low price beside a quiz that can be passed by pattern.
 */
const suspiciousChance = 0.05

/** Fewer lists of choices show no pattern. */
const fewestLists = 5

/**
 * Banks in which the longest choice is right more often than chance would have it; a guesser who takes the longest would profit.
 *
 * A tie for the longest tells nothing, so that such a list is left out. Source of the guideline: Haladyna, Downing & Rodriguez,
 * "A review of multiple-choice item-writing guidelines", Applied Measurement in Education 15 (2002), guideline 24.
 */
export function findTellingLengths({ modules }: AuthoredCourse): Finding[] {
  return modules.flatMap((module) => {
    const lists = listPlacedLists(listBank(module)).flatMap((list) => {
      const longest = findLongest(list)
      return longest === null
        ? []
        : [{ ...list, isHit: list.key.includes(longest), chance: list.key.length / list.choices.length }]
    })
    const hits = lists.filter(({ isHit }) => isHit)
    const first = hits[0]
    if (
      !first ||
      !isSuspicious(
        hits.length,
        lists.map(({ chance }) => chance),
      )
    )
      return []
    return [
      {
        file: first.file,
        line: first.line,
        message: `The longest choice is right in ${hits.length} of ${lists.length} lists of choices (by chance: ${expected(lists)}).`,
        mend: `Make a wrong choice longer or the right one shorter in some of: ${[...new Set(hits.map(({ question }) => question.id))].join(', ')}.`,
      },
    ]
  })
}

/**
 * Banks in which the key stands in one place, or a statement is true or false, more often than chance would have it. Learners
 * see the choices shuffled, but an author who favours a place is apt to write that choice with more care. Same source, guideline 20.
 */
export function findTellingPlaces({ modules }: AuthoredCourse): Finding[] {
  return modules.flatMap((module) => {
    const bank = listBank(module)
    const single = listPlacedLists(bank).filter(({ key, choices }) => key.length === 1 && !choices.some(({ pinned }) => pinned))
    const places = Math.max(0, ...single.map(({ choices }) => choices.length))
    const byPlace = Array.from({ length: places }, (_, place) => {
      const lists = single
        .filter(({ choices }) => choices.length > place)
        .map((list) => ({ ...list, chance: 1 / list.choices.length }))
      return {
        lists,
        hits: lists.filter(({ choices, key }) => choices[place]?.id === key[0]),
        what: `The right choice is number ${place + 1}`,
        tests: places,
      }
    })
    const statements = bank.flatMap(({ question, ...placed }) =>
      question.kind === 'true-false' ? [{ ...placed, question, line: placed.line(), chance: 0.5 }] : [],
    )
    const bySaid = [true, false].map((said) => ({
      lists: statements,
      hits: statements.filter(({ question }) => question.key === said),
      what: `A statement is ${said}`,
      tests: 2,
    }))
    return [...byPlace, ...bySaid].flatMap(({ lists, hits, what, tests }) => {
      const first = hits[0]
      // Several places are looked at, and each may seem odd by chance: Bonferroni's correction.
      if (
        !first ||
        !isSuspicious(
          hits.length,
          lists.map(({ chance }) => chance),
          tests,
        )
      )
        return []
      const ids = [...new Set(hits.map(({ question }) => question.id))].join(', ')
      return [
        {
          file: first.file,
          line: first.line,
          message: `${what} in ${hits.length} of ${lists.length} (by chance: ${expected(lists)}).`,
          mend: `Change that in some of: ${ids}.`,
        },
      ]
    })
  })
}

/**
 * The chance that at least `hits` of independent events happen, each with its own chance: the upper tail of the Poisson binomial
 * distribution, exactly, by adding one event after the other (Wang, "On the number of successes in independent trials", Statistica Sinica 3, 1993).
 */
export function chanceOfAtLeast(hits: number, chances: readonly number[]): number {
  let byCount = [1]
  for (const chance of chances) {
    byCount = [...byCount, 0].map((happens, count) => happens * (1 - chance) + (byCount[count - 1] ?? 0) * chance)
  }
  return byCount.slice(hits).reduce((sum, each) => sum + each, 0)
}

type PlacedList = ChoiceList & Pick<PlacedQuestion, 'question' | 'file'> & { line: number }

function listPlacedLists(questions: PlacedQuestion[]): PlacedList[] {
  return questions.flatMap(({ question, file, line }) =>
    listChoiceLists(question).map((list) => ({ ...list, question, file, line: line(list.path) })),
  )
}

function findLongest({ choices }: ChoiceList): string | null {
  const [first, second] = [...choices].sort((a, b) => b.text.length - a.text.length)
  return first && second && first.text.length > second.text.length ? first.id : null
}

function isSuspicious(hits: number, chances: number[], tests = 1): boolean {
  return chances.length >= fewestLists && chanceOfAtLeast(hits, chances) < suspiciousChance / tests
}

function expected(lists: { chance: number }[]): string {
  return lists.reduce((sum, { chance }) => sum + chance, 0).toFixed(1)
}

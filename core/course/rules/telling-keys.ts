import { listChoiceLists } from '../../question'
import type { AuthoredCourse, Finding } from '../authored-course'
import { listBank, type PlacedQuestion } from './placed-questions'

/**
 * How unlikely by chance a pattern of the keys must be before it counts as a habit of the author's. One bank in twenty without
 * any habit is caught as well, and needs a choice reworded or moved: a low price beside a quiz that can be passed by pattern.
 */
const suspiciousChance = 0.05

/** Fewer cases show no pattern. */
const fewestCases = 5

/**
 * Banks in which the longest choice is right more often than by chance; whoever guesses the longest would profit. A list whose
 * longest choices are equally long tells nothing and is left out.
 *
 * Source of the guideline: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for classroom
 * assessment", Applied Measurement in Education 15 (2002), guideline 24, "keep the length of choices about equal".
 */
export function checkTellingLengths({ modules }: AuthoredCourse): Finding[] {
  const fix = 'Make a wrong choice longer or the right one shorter'
  return modules.flatMap((module) => {
    const cases = listCases(listBank(module)).flatMap(({ texts, key, placed }) => {
      const longest = findLongest(texts)
      return longest === null ? [] : [{ placed, chance: key.length / texts.length, isHit: key.includes(longest) }]
    })
    return checkHabit('The longest choice is right', cases, fix)
  })
}

/**
 * Banks in which the key stands in one place, or a statement is true or false, more often than by chance. Learners see choices
 * shuffled, but an author with a favourite place writes what stands there with more care. Same source, guideline 20.
 */
export function checkTellingPlaces({ modules }: AuthoredCourse): Finding[] {
  return modules.flatMap((module) => {
    const bank = listBank(module)
    const single = listCases(bank).filter(({ key, isPinned }) => key.length === 1 && !isPinned)
    const places = Math.max(0, ...single.map(({ texts }) => texts.length))
    const byPlace = Array.from({ length: places }, (_, place) => {
      const long = single.filter(({ texts }) => texts.length > place)
      const cases = long.map(({ placed, key, texts }) => ({ placed, chance: 1 / texts.length, isHit: key[0] === place }))
      return checkHabit(`The right choice is number ${place + 1}`, cases, 'Put the right choice elsewhere', places)
    })
    const bySaid = [true, false].map((said) => {
      const cases = bank.flatMap((placed) =>
        placed.question.kind === 'true-false' ? [{ placed, chance: 1 / 2, isHit: placed.question.key === said }] : [],
      )
      return checkHabit(`A statement is ${said}`, cases, 'Turn the statement round', 2)
    })
    return [...byPlace, ...bySaid].flat()
  })
}

/**
 * The chance that at least `hits` of independent events happen, each with its own chance: the upper tail of the Poisson binomial
 * distribution, exactly, by taking in one event after the other.
 *
 * Source: Wang, "On the number of successes in independent trials", Statistica Sinica 3 (1993).
 */
export function chanceOfAtLeast(hits: number, chances: readonly number[]): number {
  let byCount = [1]
  for (const chance of chances) {
    byCount = [...byCount, 0].map((happens, count) => happens * (1 - chance) + (byCount[count - 1] ?? 0) * chance)
  }
  return byCount.slice(hits).reduce((sum, each) => sum + each, 0)
}

type Case = { placed: PlacedQuestion; chance: number; isHit: boolean }

/** A finding where the hits among the cases are too many. `looks` is in how many ways one looked for some habit of this sort. */
function checkHabit(what: string, cases: Case[], fix: string, looks = 1): Finding[] {
  const hits = cases.filter(({ isHit }) => isHit)
  const chances = cases.map(({ chance }) => chance)
  const [first] = hits
  // Who looks often enough finds something odd by chance: Bonferroni's correction.
  if (!first || cases.length < fewestCases || chanceOfAtLeast(hits.length, chances) >= suspiciousChance / looks) return []
  const expected = chances.reduce((sum, chance) => sum + chance, 0).toFixed(1)
  const ids = [...new Set(hits.map(({ placed }) => placed.question.id))].join(', ')
  const message = `${what} in ${hits.length} of ${cases.length} (by chance: ${expected}).`
  return [{ file: first.placed.file, line: first.placed.line(), message, fix: `${fix} in some of: ${ids}.` }]
}

/** The lists of choices of a bank, with the places of the right ones in them. */
function listCases(bank: PlacedQuestion[]) {
  return bank.flatMap((placed) =>
    listChoiceLists(placed.question).map(({ choices, key }) => ({
      placed,
      texts: choices.map(({ text }) => text),
      key: choices.flatMap(({ id }, place) => (key.includes(id) ? [place] : [])),
      isPinned: choices.some(({ pinned }) => pinned),
    })),
  )
}

function findLongest(texts: string[]): number | null {
  const lengths = texts.map(({ length }) => length)
  const most = Math.max(...lengths)
  return lengths.indexOf(most) === lengths.lastIndexOf(most) ? lengths.indexOf(most) : null
}

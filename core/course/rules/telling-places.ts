import { listChoiceLists } from '../../question'
import type { AuthoredCourse, Finding } from '../authored-course'
import { chanceOfAtLeast } from './chances'
import { listBank, type PlacedQuestion } from './placed-questions'

/**
 * The probability below which a pattern of keys is not put down to chance. One bank in twenty is reported although its author has
 * no habit, and needs a choice moved. That costs less than a quiz that can be passed by its pattern.
 */
const suspiciousChance = 0.05

/** With fewer cases than this, no pattern can be seen. */
const fewestCases = 5

/**
 * Finds banks in which the key is in one position more often than by chance. Learners see choices shuffled, but an author with a
 * favourite position writes the choice there with more care.
 *
 * Source of the guideline: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for classroom
 * assessment", Applied Measurement in Education 15 (2002), guideline 20, "vary the location of the right answer".
 */
export function checkTellingPlaces({ modules }: AuthoredCourse): Finding[] {
  return modules.flatMap((module) => {
    const lists = listKeyPlaces(listBank(module))
    const places = Math.max(0, ...lists.map(({ length }) => length))
    return Array.from({ length: places }, (_, place) => place).flatMap((place) => {
      const cases = lists.filter(({ length }) => length > place)
      const hits = cases.filter(({ keyPlace }) => keyPlace === place)
      const chances = cases.map(({ length }) => 1 / length)
      const [first] = hits
      // Who looks often enough finds something odd by chance: Bonferroni's correction.
      const isOdd = chanceOfAtLeast(hits.length, chances) < suspiciousChance / places
      if (!first || cases.length < fewestCases || !isOdd) return []
      const expected = chances.reduce((sum, chance) => sum + chance, 0).toFixed(1)
      const ids = [...new Set(hits.map(({ placed }) => placed.question.id))].join(', ')
      const message = `The right choice is number ${place + 1} in ${hits.length} of ${cases.length} (by chance: ${expected}).`
      const fix = `Put the right choice elsewhere in some of: ${ids}.`
      return [{ file: first.placed.file, line: first.placed.line(), message, fix }]
    })
  })
}

/** Returns the length and the position of the key for each shuffled list of choices with one right choice. */
function listKeyPlaces(bank: PlacedQuestion[]) {
  return bank.flatMap((placed) =>
    listChoiceLists(placed.question)
      .filter(({ choices, key }) => key.length === 1 && !choices.some(({ pinned }) => pinned))
      .map(({ choices, key: [right] }) => ({
        placed,
        length: choices.length,
        keyPlace: choices.findIndex(({ id }) => id === right),
      })),
  )
}

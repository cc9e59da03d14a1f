import type { AuthoredCourse } from '../authored-course'
import { asPercent, type BankFigure, type Breach, checkFigures, type Measure } from './bank-figures'
import { listSingles, type Single, sumOf } from './banks'
import { chanceOfAsOdd } from './chances'
import { listBank, type PlacedQuestion } from './placed-questions'

/** Over all banks, a rate with a smaller p value than this is not chance. */
const suspiciousChance = 0.05

/** In a bank with at least this many cases, a rate may be from half of chance to twice chance. */
const fewestCases = 10
const mostTimesChance = 2
const leastTimesChance = 0.5

/** The most that the longest option may have of the mean length of the others. */
const mostTimesOthers = 1.4

/**
 * Finds banks in which the longest or the shortest option is the key more often or less often than by chance, and questions with
 * one option that is far longer than the others. A key that is never the longest is as much of a cue as one that always is.
 *
 * Source of the guideline: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for classroom
 * assessment", Applied Measurement in Education 15 (2002), guideline 24, "keep the length of choices about equal".
 */
export function checkTellingLengths(course: AuthoredCourse): Breach[] {
  return [...checkFigures(course, measureLengths), ...checkLongOptions(course)]
}

/** Measures how often the one longest option, and the one shortest option, is the key. Lengths are counted in characters. */
export const measureLengths: Measure = ({ isWhole, questions }) => {
  const singles = listSingles(questions)
  return [
    measureOneWay('The longest option is the key', singles, isWhole, Math.max),
    measureOneWay('The shortest option is the key', singles, isWhole, Math.min),
  ]
}

function measureOneWay(what: string, singles: Single[], isWhole: boolean, extreme: (...lengths: number[]) => number): BankFigure {
  const cases = singles.flatMap(({ placed, options }) => {
    const length = extreme(...options.map(({ text }) => text.length))
    const [option, ...others] = options.filter(({ text }) => text.length === length)
    // Where two are equally long, length tells nothing.
    return option && others.length === 0 ? [{ placed, isHit: option.isKey, chance: 1 / options.length }] : []
  })
  const hits = cases.filter(({ isHit }) => isHit)
  const expected = sumOf(cases.map(({ chance }) => chance))
  const oddness = chanceOfAsOdd(
    hits.length,
    cases.map(({ chance }) => chance),
  )
  const isOutside = hits.length > mostTimesChance * expected || hits.length < leastTimesChance * expected
  const isTooMany = hits.length > expected
  const hitsOrMisses: PlacedQuestion[] = cases.filter(({ isHit }) => isHit === isTooMany).map(({ placed }) => placed)
  return {
    what,
    value: `in ${hits.length} of ${cases.length}${cases.length > 0 ? ` (${asPercent(hits.length / cases.length)}; by chance ${asPercent(expected / cases.length)}, p = ${oddness.toFixed(3)})` : ''}`,
    limit: isWhole ? `p at least ${suspiciousChance}` : `half of chance to twice chance, with ${fewestCases} cases or more`,
    isOver: isWhole ? oddness < suspiciousChance : cases.length >= fewestCases && isOutside,
    causes: hitsOrMisses,
    fix: `Make ${isTooMany ? 'another option' : 'the key'} the one that stands out in some of`,
  }
}

function checkLongOptions(course: AuthoredCourse): Breach[] {
  return course.modules.flatMap((module) =>
    listSingles(listBank(module)).flatMap(({ placed, options }) => {
      const lengths = options.map(({ text }) => text.length)
      const longest = Math.max(...lengths)
      const others = (sumOf(lengths) - longest) / (lengths.length - 1)
      if (longest <= mostTimesOthers * others) return []
      const place = lengths.indexOf(longest)
      return [
        {
          file: placed.file,
          line: placed.line(['choices', place, 'text']),
          message: `The longest option of "${placed.question.id}" has ${longest} characters, ${(longest / others).toFixed(1)} times the others' mean; the limit is ${mostTimesOthers} times.`,
          fix: 'Shorten it, or say as much in the others.',
          isHint: false,
        },
      ]
    }),
  )
}

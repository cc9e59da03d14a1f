import type { AuthoredCourse } from '../authored-course'
import { type Breach, checkFigures, compareKeys, type Measure, pointsBetween } from './bank-figures'
import { listSingles } from './banks'
import { findWording } from './wording'

/** How much more often distractors than keys may contain absolute words, in percentage points. */
const mostPoints = { inBank: 15, inAll: 10 }

/** Finds banks in which a learner gains by striking out options with words such as "always" and "never". */
export function checkAbsoluteWords(course: AuthoredCourse): Breach[] {
  return checkFigures(course, measureAbsoluteWords)
}

/** Measures absolute words in the distractors and in the keys of single-choice questions. */
export const measureAbsoluteWords: Measure = ({ isWhole, questions }, course) => {
  const wording = findWording(course)
  const singles = listSingles(questions)
  if (!wording || singles.length === 0) return []
  const { ofKeys, ofDistractors, words } = compareKeys(singles, wording.absolute)
  const points = pointsBetween(ofDistractors, ofKeys)
  const most = isWhole ? mostPoints.inAll : mostPoints.inBank
  return [
    {
      what: 'Absolute words, distractors less keys',
      value: `${points} points (${words})`,
      limit: `at most ${most} points`,
      isOver: points > most,
      causes: singles
        .filter(({ options }) => options.some(({ text, isKey }) => !isKey && wording.absolute(text)))
        .map(({ placed }) => placed),
      fix: 'Take words such as "always" and "only" out of distractors in some of',
    },
  ]
}

import type { AuthoredCourse } from '../authored-course'
import { type Breach, checkFigures, compareKeys, type Measure, pointsBetween } from './bank-figures'
import { listSingles } from './banks'
import { findWording } from './wording'

/** How far apart the shares of keys and distractors that give a reason may be, in percentage points. */
const mostPoints = { inBank: 15, inAll: 10 }

/** Finds banks in which a reason is much more common on keys than on distractors, or the other way round. */
export function checkReasonTails(course: AuthoredCourse): Breach[] {
  return checkFigures(course, measureReasonTails)
}

/** Measures reasons in the keys and in the distractors of single-choice questions. */
export const measureReasonTails: Measure = ({ isWhole, questions }, course) => {
  const wording = findWording(course)
  const singles = listSingles(questions)
  if (!wording || singles.length === 0) return []
  const { ofKeys, ofDistractors, words } = compareKeys(singles, wording.reason)
  const points = pointsBetween(ofKeys, ofDistractors)
  const most = isWhole ? mostPoints.inAll : mostPoints.inBank
  const isOnlyIn = ({ options }: (typeof singles)[number]) => {
    const onKey = options.some(({ text, isKey }) => isKey && wording.reason(text))
    const onDistractor = options.some(({ text, isKey }) => !isKey && wording.reason(text))
    return points > 0 ? onKey && !onDistractor : onDistractor && !onKey
  }
  return [
    {
      what: 'Reasons, keys less distractors',
      value: `${points} points (${words})`,
      limit: `at most ${most} points either way`,
      isOver: Math.abs(points) > most,
      causes: singles.filter(isOnlyIn).map(({ placed }) => placed),
      fix: 'Give a reason to the key and to a distractor, or to neither, in some of',
    },
  ]
}

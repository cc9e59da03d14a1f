import type { AuthoredCourse } from '../authored-course'
import { asPercent, type BankFigure, type Breach, checkFigures, compareKeys, type Measure, pointsBetween } from './bank-figures'
import { type Bank, keyOf, listSingles, type Single, shareOf, sumOf } from './banks'
import { findWording, type Wording } from './wording'

/** How much more often keys than distractors may contain cautious words, in percentage points. */
const mostPoints = { inBank: 15, inAll: 10 }

/** How often a learner who always picks a cautious option may be right, as a multiple of chance. */
const mostTimesChance = 1.3

/** Finds banks in which a learner gains by picking the cautious option. */
export function checkCautiousKeys(course: AuthoredCourse): Breach[] {
  return checkFigures(course, measureCaution)
}

/** Measures cautious words in the keys and distractors of single-choice questions, and how far a learner gets by them. */
export const measureCaution: Measure = (bank, course) => {
  const wording = findWording(course)
  const singles = listSingles(bank.questions)
  return wording && singles.length > 0
    ? [
        measureShares(bank, singles, wording),
        ...measureKinds(singles, wording),
        measurePicks(singles, wording),
        measureOnly(singles, wording),
      ]
    : []
}

/** Returns the chance (0..1) that a learner is right who picks any cautious option, or any option if none is cautious. */
export function chanceByCaution({ options }: Single, { cautious }: Wording): number {
  const picked = options.filter(({ text }) => cautious(text))
  return shareOf(picked.length === 0 ? options : picked, ({ isKey }) => isKey)
}

function measureShares({ isWhole }: Bank, singles: Single[], { cautious }: Wording): BankFigure {
  const { ofKeys, ofDistractors, words } = compareKeys(singles, cautious)
  const points = pointsBetween(ofKeys, ofDistractors)
  const most = isWhole ? mostPoints.inAll : mostPoints.inBank
  return {
    what: 'Cautious words, keys less distractors',
    value: `${points} points (${words})`,
    limit: `at most ${most} points`,
    isOver: points > most,
    causes: singles.filter((each) => cautious(keyOf(each))).map(({ placed }) => placed),
    fix: 'Say the key straight out, or make a distractor as careful as it, in some of',
  }
}

function measureKinds(singles: Single[], { hedge, advice }: Wording): BankFigure[] {
  const figure = (what: string, isMeant: (text: string) => boolean): BankFigure => {
    const value = compareKeys(singles, isMeant).words
    return { what, value, limit: '', isOver: false, causes: [], fix: '' }
  }
  return [figure('Hedging words alone', hedge), figure('Words of advice alone', advice)]
}

function measurePicks(singles: Single[], wording: Wording): BankFigure {
  const rate = sumOf(singles.map((each) => chanceByCaution(each, wording))) / singles.length
  const chance = sumOf(singles.map(({ options }) => 1 / options.length)) / singles.length
  const times = Number((rate / chance).toFixed(2))
  return {
    what: 'Picking a cautious option is right',
    value: `${asPercent(rate)} of the time, ${times} times chance (${asPercent(chance)})`,
    limit: `at most ${mostTimesChance} times chance`,
    isOver: times > mostTimesChance,
    causes: singles.filter((each) => chanceByCaution(each, wording) > 1 / each.options.length).map(({ placed }) => placed),
    fix: 'Give a distractor a cautious word as well, or take it out of the key, in some of',
  }
}

function measureOnly(singles: Single[], { cautious }: Wording): BankFigure {
  const lone = singles.filter(({ options }) => options.filter(({ text }) => cautious(text)).length === 1)
  const keys = lone.filter((each) => cautious(keyOf(each)))
  const distractors = lone.length - keys.length
  return {
    what: 'The only cautious option is the key',
    value: `in ${keys.length} of ${lone.length}`,
    limit: `at most as often as it is a distractor (${distractors})`,
    isOver: keys.length > distractors,
    causes: keys.map(({ placed }) => placed),
    fix: 'Give a distractor a cautious word as well, or take it out of the key, in some of',
  }
}

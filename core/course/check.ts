import type { AuthoredCourse, Finding } from './authored-course'
import { bankRules } from './bank-rules'
import type { Breach } from './rules/bank-figures'
import { checkQuestionsBesidePassage, checkUntaughtClaims, checkUntested } from './rules/coverage'
import { checkForbiddenExamples, checkForbiddenSentences } from './rules/forbidden'
import { checkGiveaways } from './rules/giveaways'
import { checkMissingQualifiers, checkNeverGraded, checkUnsourced } from './rules/grading'
import { checkRepeatedIds, checkUnknownIds } from './rules/ids'
import { checkRepeatedDevices } from './rules/lesson-devices'
import { checkBrokenSkeletons, checkHeadingsOutOfOrder, checkMissingAlternatives, checkUnmarkedClaims } from './rules/lesson-form'
import { checkLessonLength } from './rules/lesson-length'
import { checkLessonMarkup } from './rules/lesson-markup'
import { checkAlikeChoices } from './rules/likeness'
import { checkBrokenLinks } from './rules/links'
import { checkRawMarkup } from './rules/markup'
import { checkHeavyPictures } from './rules/pictures'
import { checkChoicesAboutChoices, checkEmptyExplanations, checkEqualOptions } from './rules/quiz-form'
import { type CountSyllables, checkHardExplanations, checkReading } from './rules/readability'
import { checkChangedIds } from './rules/recorded-ids'
import { checkUnusedReferences, checkWeakReferences } from './rules/references'
import { checkStatedCounts } from './rules/stated-counts'
import { checkTellingPlaces } from './rules/telling-places'
import { checkVerdictsWithoutTelling } from './rules/tellings'
import { checkLanguage } from './rules/wording'

type Rule = (course: AuthoredCourse) => Finding[]

/**
 * Rules whose findings must be fixed. The loader has already checked the form of the files and whether each quiz can be drawn.
 */
const errors: Rule[] = [
  checkUnknownIds,
  checkRepeatedIds,
  checkChangedIds,
  checkUntaughtClaims,
  checkUntested,
  checkQuestionsBesidePassage,
  checkNeverGraded,
  checkUnsourced,
  checkMissingQualifiers,
  checkVerdictsWithoutTelling,
  checkForbiddenSentences,
  checkForbiddenExamples,
  checkChoicesAboutChoices,
  checkEqualOptions,
  checkEmptyExplanations,
  checkTellingPlaces,
  checkWeakReferences,
  checkUnusedReferences,
  checkStatedCounts,
  checkHeadingsOutOfOrder,
  checkMissingAlternatives,
  checkLessonMarkup,
  checkRawMarkup,
  checkBrokenSkeletons,
  checkUnmarkedClaims,
  checkBrokenLinks,
]

/** Rules whose findings an author should look at. Only a reader can decide whether something is wrong. */
const warnings: Rule[] = [checkLanguage, checkAlikeChoices, checkGiveaways]

/**
 * Rules for banks that cannot be guessed and lessons that read well. A breach is an error in a strict course, unless it is a hint,
 * and a warning in any other course.
 */
const limits: ((course: AuthoredCourse) => Breach[])[] = [
  ...bankRules.flatMap(({ check }) => check ?? []),
  checkLessonLength,
  checkRepeatedDevices,
  checkHeavyPictures,
]

/**
 * Checks a course against every rule. The course must be one that the loader could read. Without a function that counts syllables
 * (null), the rules about reading grades are left out.
 */
export function checkCourse(
  course: AuthoredCourse,
  countSyllables: CountSyllables | null,
): { errors: Finding[]; warnings: Finding[] } {
  const breaches = [
    ...limits.flatMap((find) => find(course)),
    ...(countSyllables ? checkReading(course, countSyllables) : []),
  ].map(({ isHint, isOfBank: _, ...finding }) => ({ finding, isError: course.course.strict === true && !isHint }))
  const listBreaches = (areErrors: boolean) =>
    breaches.flatMap(({ finding, isError }) => (isError === areErrors ? [finding] : []))
  return {
    errors: [
      ...errors.flatMap((find) => find(course)),
      ...(countSyllables ? checkHardExplanations(course, countSyllables) : []),
      ...listBreaches(true),
    ],
    warnings: [...warnings.flatMap((find) => find(course)), ...listBreaches(false)],
  }
}

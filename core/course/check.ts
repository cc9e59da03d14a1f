import type { AuthoredCourse, Finding } from './authored-course'
import { bankRules } from './bank-rules'
import type { Breach } from './rules/bank-figures'
import { checkClaimsNamed } from './rules/claims-named'
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
import { checkOffAxis } from './rules/off-axis'
import { checkHeavyPictures } from './rules/pictures'
import { checkChoicesAboutChoices, checkEmptyExplanations, checkEqualOptions } from './rules/quiz-form'
import { type CountSyllables, checkHardExplanations, checkReading } from './rules/readability'
import { checkChangedIds } from './rules/recorded-ids'
import { checkUnusedReferences, checkWeakReferences } from './rules/references'
import { checkStatedCounts } from './rules/stated-counts'
import { checkTellingPlaces } from './rules/telling-places'
import { checkVerdictsWithoutTelling } from './rules/tellings'
import { checkUnlisted } from './rules/unlisted'
import { checkLanguage, checkLanguageCode } from './rules/wording'

type Rule = (course: AuthoredCourse) => Finding[]

/** Rules about names. While one is broken, the other rules would report what follows from it. */
const firstErrors: Rule[] = [checkUnknownIds, checkRepeatedIds, checkUnlisted, checkLanguageCode]

/**
 * Rules whose findings must be fixed. The loader has already checked the form of the files and whether each quiz can be drawn.
 */
const errors: Rule[] = [
  checkChangedIds,
  checkClaimsNamed,
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
  checkWeakReferences,
  checkUnusedReferences,
  checkStatedCounts,
  checkOffAxis,
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
  asLimit(checkTellingPlaces),
  checkHeavyPictures,
  // What the reader of the files found odd is more than style: it is not what learners were meant to read.
  asLimit(({ doubts }) => doubts),
]

/**
 * Checks a course against every rule. The course must be one that the loader could read. Without a function that counts syllables
 * (null), the rules about reading grades are left out.
 */
export function checkCourse(
  course: AuthoredCourse,
  countSyllables: CountSyllables | null,
): { errors: Finding[]; warnings: Finding[] } {
  const first = firstErrors.flatMap((find) => find(course))
  if (first.length > 0) return { errors: first, warnings: [] }
  const ofSyllables = countSyllables
    ? [...checkReading(course, countSyllables), ...asLimit(() => checkHardExplanations(course, countSyllables))(course)]
    : []
  const breaches = [...limits.flatMap((find) => find(course)), ...ofSyllables].map(({ isHint, isOfBank: _, ...finding }) => ({
    finding,
    isError: course.course.strict === true && !isHint,
  }))
  const listBreaches = (areErrors: boolean) =>
    breaches.flatMap(({ finding, isError }) => (isError === areErrors ? [finding] : []))
  return {
    errors: [...errors.flatMap((find) => find(course)), ...listBreaches(true)],
    warnings: [...warnings.flatMap((find) => find(course)), ...listBreaches(false)],
  }
}

/** Makes the findings of a rule breaches: errors in a strict course, warnings in any other. */
function asLimit(find: Rule): (course: AuthoredCourse) => Breach[] {
  return (course) => find(course).map((finding) => ({ ...finding, isHint: false }))
}

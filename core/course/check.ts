import type { AuthoredCourse, Finding } from './authored-course'
import { checkQuestionsBesidePassage, checkUntaughtClaims, checkUntested } from './rules/coverage'
import { checkForbiddenExamples, checkForbiddenSentences } from './rules/forbidden'
import { checkGiveaways } from './rules/giveaways'
import { checkMissingQualifiers, checkNeverGraded, checkUnsourced } from './rules/grading'
import { checkRepeatedIds, checkUnknownIds } from './rules/ids'
import { checkBrokenSkeletons, checkHeadingsOutOfOrder, checkMissingAlternatives, checkUnmarkedClaims } from './rules/lesson-form'
import { checkAlikeChoices, checkNearDuplicates } from './rules/likeness'
import { checkBrokenLinks } from './rules/links'
import { checkChoicesAboutChoices, checkEmptyExplanations, checkEqualOptions } from './rules/quiz-form'
import { type CountSyllables, checkHardReading } from './rules/readability'
import { checkChangedIds } from './rules/recorded-ids'
import { checkUnusedReferences, checkWeakReferences } from './rules/references'
import { checkStatedCounts } from './rules/stated-counts'
import { checkTellingLengths, checkTellingPlaces } from './rules/telling-keys'
import { checkVerdictsWithoutTelling } from './rules/tellings'

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
  checkTellingLengths,
  checkTellingPlaces,
  checkWeakReferences,
  checkUnusedReferences,
  checkStatedCounts,
  checkHeadingsOutOfOrder,
  checkMissingAlternatives,
  checkBrokenSkeletons,
  checkUnmarkedClaims,
  checkBrokenLinks,
]

/** Rules whose findings an author should look at. Only a reader can decide whether something is wrong. */
const warnings: Rule[] = [checkNearDuplicates, checkAlikeChoices, checkGiveaways]

/** Checks a course against every rule. The course must be one that the loader could read. */
export function checkCourse(course: AuthoredCourse, countSyllables: CountSyllables): { errors: Finding[]; warnings: Finding[] } {
  return {
    errors: [...errors.flatMap((find) => find(course)), ...checkHardReading(course, countSyllables)],
    warnings: warnings.flatMap((find) => find(course)),
  }
}

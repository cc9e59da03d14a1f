import type { AuthoredCourse, Finding } from './authored-course'
import { findQuestionsBesidePassage, findUntaughtClaims, findUntested } from './rules/coverage'
import { findForbiddenSentences } from './rules/forbidden'
import { findGiveaways } from './rules/giveaways'
import { findMissingQualifiers, findNeverGraded, findUnsourced } from './rules/grading'
import { findRepeatedIds, findUnknownIds } from './rules/ids'
import { findBrokenSkeletons, findHeadingsOutOfOrder, findMissingAlternatives, findUnmarkedClaims } from './rules/lesson-form'
import { findAlikeChoices, findNearDuplicates } from './rules/likeness'
import { findBrokenLinks } from './rules/links'
import { findChoicesAboutChoices, findEmptyExplanations, findEqualOptions } from './rules/quiz-form'
import { type CountSyllables, findHardReading } from './rules/readability'
import { findChangedIds } from './rules/recorded-ids'
import { findWeakReferences } from './rules/references'
import { findTellingLengths, findTellingPlaces } from './rules/telling-keys'
import { findVerdictsWithoutTelling } from './rules/tellings'

type Rule = (course: AuthoredCourse) => Finding[]

/** What must not be. The form of the files, and whether a quiz can be drawn, the loader has looked at. */
const errors: Rule[] = [
  findUnknownIds,
  findRepeatedIds,
  findChangedIds,
  findUntaughtClaims,
  findUntested,
  findQuestionsBesidePassage,
  findNeverGraded,
  findUnsourced,
  findMissingQualifiers,
  findVerdictsWithoutTelling,
  findForbiddenSentences,
  findChoicesAboutChoices,
  findEqualOptions,
  findEmptyExplanations,
  findTellingLengths,
  findTellingPlaces,
  findWeakReferences,
  findHeadingsOutOfOrder,
  findMissingAlternatives,
  findBrokenSkeletons,
  findUnmarkedClaims,
  findBrokenLinks,
]

/** What an author should look at: whether it is wrong takes a reader. */
const warnings: Rule[] = [findNearDuplicates, findAlikeChoices, findGiveaways]

/** Looks at a course that the loader could read, by every rule. */
export function checkCourse(course: AuthoredCourse, countSyllables: CountSyllables): { errors: Finding[]; warnings: Finding[] } {
  return {
    errors: [...errors.flatMap((find) => find(course)), ...findHardReading(course, countSyllables)],
    warnings: warnings.flatMap((find) => find(course)),
  }
}

import type { AuthoredCourse, Finding } from './authored-course'
import { findQuestionsBesidePassage, findUntaughtClaims, findUntested } from './content-rules/coverage'
import { findForbiddenSentences } from './content-rules/forbidden'
import { findGiveaways } from './content-rules/giveaways'
import { findMissingQualifiers, findNeverGraded, findUnsourced } from './content-rules/grading'
import { findRepeatedIds, findUnknownIds } from './content-rules/ids'
import {
  findBrokenSkeletons,
  findHeadingsOutOfOrder,
  findMissingAlternatives,
  findUnmarkedClaims,
} from './content-rules/lesson-form'
import { findAlikeChoices, findNearDuplicates } from './content-rules/likeness'
import { findBrokenLinks } from './content-rules/links'
import { findChoicesAboutChoices, findEmptyExplanations, findEqualOptions } from './content-rules/quiz-form'
import { type CountSyllables, findHardReading } from './content-rules/readability'
import { findChangedIds } from './content-rules/recorded-ids'
import { findWeakReferences } from './content-rules/references'
import { findTellingLengths, findTellingPlaces } from './content-rules/telling-keys'
import { findVerdictsWithoutTelling } from './content-rules/tellings'

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

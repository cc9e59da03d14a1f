import type { Kind } from '../question'
import type { AuthoredCourse } from './authored-course'
import { listCoverage } from './rules/coverage'
import { type CountSyllables, measureExplanations, measureLesson, type Reading } from './rules/readability'

/**
 * A module in numbers. `lesson` and `explanations` say how long and how hard to read they are. `questions` counts the graded
 * questions, `byKind` counts them by kind, and `applicationShare` is the fraction 0..1 of them that ask for an application.
 */
export type ModuleSummary = {
  slug: string
  lesson: Reading
  explanations: Reading
  questions: number
  byKind: Partial<Record<Kind, number>>
  applicationShare: number
}

/**
 * A course in numbers. `notTaught` lists the claims that no passage teaches, with the author's reason (null if none is given).
 */
export type CourseSummary = { modules: ModuleSummary[]; claimsTaught: number; notTaught: { id: string; why: string | null }[] }

/** Summarises a course for its author: how much there is, how hard it is to read, and what it covers. */
export function summarise(course: AuthoredCourse, countSyllables: CountSyllables): CourseSummary {
  const coverage = listCoverage(course)
  const notTaught = coverage.filter(({ taughtIn }) => taughtIn.length === 0)
  return {
    modules: course.modules.map((module) => {
      const { questions } = module.quiz
      const byKind: ModuleSummary['byKind'] = {}
      for (const { kind } of questions) byKind[kind] = (byKind[kind] ?? 0) + 1
      return {
        slug: module.slug,
        lesson: measureLesson(course, module, countSyllables),
        explanations: measureExplanations(course, module, countSyllables),
        questions: questions.length,
        byKind,
        applicationShare: questions.filter(({ asks }) => asks === 'application').length / questions.length,
      }
    }),
    claimsTaught: coverage.length - notTaught.length,
    notTaught: notTaught.map(({ claim }) => ({ id: claim.id, why: claim.notTaught ?? null })),
  }
}

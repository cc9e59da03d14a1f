import type { Kind } from '../question'
import type { AuthoredCourse } from './authored-course'
import { listCoverage } from './rules/coverage'
import { type CountSyllables, measureExplanations, measureLesson, type Reading } from './rules/readability'

/** A module in numbers: its reading, and what its bank is made of. `applicationShare` is a fraction 0..1 of the graded questions. */
export type ModuleSummary = {
  slug: string
  lesson: Reading
  explanations: Reading
  questions: number
  byKind: Partial<Record<Kind, number>>
  applicationShare: number
}

/** A course in numbers. `notTaught` has each claim that no passage teaches, with its author's reason; null where none is given. */
export type CourseSummary = { modules: ModuleSummary[]; claimsTaught: number; notTaught: { id: string; why: string | null }[] }

/** What an author wants to see at a glance: how much there is, how hard it reads, and what it covers. */
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

import type { Instructor } from '@/core/people'
import { loadCourse } from './course/course'
import { db } from './database/client'
import { seenBy } from './people'

/**
 * A class in numbers: how many learners tried and passed each quiz, in the order of the course, and how many passed all of them.
 */
export type ClassSummary = {
  learners: number
  passedAll: number
  modules: { module: string; tried: number; passed: number }[]
}

/** Summarises the class of all learners that the instructor may see. Open attempts and previews do not count. */
export async function summariseClass(instructor: Instructor): Promise<ClassSummary> {
  const learner = seenBy(instructor).learners
  const submitted = { person: learner, isPreview: false, submittedAt: { not: null } }
  const by = ['personId', 'module'] as ['personId', 'module']
  const learners = await db().person.count({ where: learner })
  const tried = await db().attempt.groupBy({ by, where: submitted })
  const passed = await db().attempt.groupBy({ by, where: { ...submitted, isPassed: true } })
  const { modules } = loadCourse()
  const passedOf = (slug: string) => passed.filter(({ module }) => module === slug)
  const counts = new Map<string, number>()
  for (const { slug } of modules) for (const { personId } of passedOf(slug)) counts.set(personId, (counts.get(personId) ?? 0) + 1)
  return {
    learners,
    passedAll: [...counts.values()].filter((count) => count === modules.length).length,
    modules: modules.map(({ slug }) => ({
      module: slug,
      tried: tried.filter(({ module }) => module === slug).length,
      passed: passedOf(slug).length,
    })),
  }
}

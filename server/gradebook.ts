import { z } from 'zod'
import type { GradedAttempt } from '@/core/attempt'
import type { Grade } from '@/core/grade'
import type { Instructor, Person } from '@/core/people'
import type { ModuleProgress } from '@/core/progress'
import { mostSearchCharacters } from '@/core/search'
import { asExplained, asGraded, type ExplainedAttempt } from './attempt-rows'
import { loadCourse } from './course/course'
import { db } from './database/client'
import { attemptsOnAPage, type ListPage, pageNumber, placePage } from './pages'
import { asPerson, byName, seenBy, whereFound } from './people'
import { listProgressOf } from './progress'
import { loadVersions } from './question-versions'

const learnersOnAPage = 25
const gradesInARun = 20

/** Stands for a search that cannot be used, such as one that is too long. It has no visible character, so that nobody is found by it. */
export const unusableSearch = '\u200b'

/**
 * A learner in the gradebook. `lastActiveAt` is the latest time at which the learner started or submitted an attempt or read a
 * lesson; it is null if there is none.
 */
export type LearnerRow = { person: Person; joinedAt: Date; lastActiveAt: Date | null; modules: ModuleProgress[] }

/** An attempt in the gradebook. Of an open one nothing but its start is told. */
export type LearnerAttempt = GradedAttempt | { id: string; module: string; status: 'open'; startedAt: Date }

/**
 * The query of a page of learners, from the page's address. An invalid value is replaced by its default, except a search: one that cannot
 * be used is kept as `unusableSearch`, which finds nobody.
 */
export const learnerQuery = z.object({
  page: pageNumber,
  search: z
    .string()
    .max(mostSearchCharacters)
    .transform((typed) => typed.trim())
    .default('')
    .catch(unusableSearch),
  sort: z.enum(['name', 'newest']).catch('name'),
})
/** A query that `learnerQuery` has read. */
export type LearnerQuery = z.infer<typeof learnerQuery>

/**
 * Returns a page of the learners that the instructor may see, with their progress in every module. `search` looks in names and
 * e-mail addresses as `whereFound` does. A page number beyond the end gives the last page.
 */
export async function listLearners(instructor: Instructor, { page, search, sort }: LearnerQuery): Promise<ListPage<LearnerRow>> {
  const where = { ...seenBy(instructor).learners, ...whereFound(search) }
  const { skip, take, ...place } = placePage(page, await db().person.count({ where }), learnersOnAPage)
  const people = await db().person.findMany({
    where,
    orderBy: sort === 'name' ? byName : [{ createdAt: 'desc' }, { id: 'asc' }],
    skip,
    take,
  })
  return { ...place, rows: await asRows(people) }
}

/**
 * Returns a learner with progress, a page of all attempts, the newest first, 50 to a page, and for each module of the course the
 * latest 20 grades, the oldest first. Returns null if there is no such learner or the instructor may not see them.
 */
export async function findLearner(
  instructor: Instructor,
  id: string,
  page = 1,
): Promise<(LearnerRow & { attempts: ListPage<LearnerAttempt>; runs: Map<string, Grade[]> }) | null> {
  const person = await db().person.findUnique({ where: { id, ...seenBy(instructor).learners } })
  const [row] = person ? await asRows([person]) : []
  if (!row) return null
  const where = { personId: id, isPreview: false }
  const { skip, take, ...place } = placePage(page, await db().attempt.count({ where }), attemptsOnAPage)
  const attempts = await db().attempt.findMany({ where, orderBy: [{ startedAt: 'desc' }, { id: 'asc' }], skip, take })
  const rows = attempts.map(
    (each): LearnerAttempt =>
      each.submittedAt === null
        ? { id: each.id, module: each.module, status: 'open', startedAt: each.startedAt }
        : asGraded(each),
  )
  return { ...row, attempts: { ...place, rows }, runs: await listRuns(id) }
}

async function listRuns(personId: string): Promise<Map<string, Grade[]>> {
  const runs = new Map<string, Grade[]>()
  for (const { slug } of loadCourse().modules) {
    const latest = await db().attempt.findMany({
      where: { personId, isPreview: false, module: slug, submittedAt: { not: null } },
      orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
      take: gradesInARun,
    })
    runs.set(slug, latest.map((each) => asGraded(each).grade).toReversed())
  }
  return runs
}

/**
 * Returns a learner's graded attempt with its questions explained, and when each answer was last saved, by position. Returns null
 * if there is no such attempt, it is still open, or the instructor may not see its learner.
 *
 * Confidence is left out: instructors never see it for a single person.
 */
export async function findLearnerAttempt(
  instructor: Instructor,
  id: string,
): Promise<{ learner: Person; attempt: ExplainedAttempt; savedAt: Map<number, Date> } | null> {
  const row = await db().attempt.findUnique({
    where: { id, isPreview: false, submittedAt: { not: null }, person: seenBy(instructor).learners },
    include: { answers: { orderBy: { position: 'asc' } }, person: true },
  })
  if (!row) return null
  const questions = await loadVersions(row.answers.map(({ questionVersionId }) => questionVersionId))
  const withoutConfidence = { ...row, answers: row.answers.map((each) => ({ ...each, confidence: null })) }
  const savedAt = new Map(row.answers.flatMap(({ position, savedAt: at }) => (at ? [[position, at] as const] : [])))
  return { learner: asPerson(row.person), attempt: asExplained(withoutConfidence, questions, new Set()), savedAt }
}

type PersonRow = { id: string; name: string; email: string; role: string; createdAt: Date }

async function asRows(people: PersonRow[]): Promise<LearnerRow[]> {
  const ids = people.map(({ id }) => id)
  const progress = await listProgressOf(ids)
  const started = await db().attempt.groupBy({
    by: ['personId'],
    where: { personId: { in: ids }, isPreview: false },
    _max: { startedAt: true, submittedAt: true },
  })
  const read = await db().lessonProgress.groupBy({
    by: ['personId'],
    where: { personId: { in: ids } },
    _max: { updatedAt: true },
  })
  return people.map((person) => {
    const attempt = started.find(({ personId }) => personId === person.id)?._max
    const lesson = read.find(({ personId }) => personId === person.id)?._max
    const times = [attempt?.startedAt, attempt?.submittedAt, lesson?.updatedAt].flatMap((at) => at?.getTime() ?? [])
    const lastActiveAt = times.length > 0 ? new Date(Math.max(...times)) : null
    return { person: asPerson(person), joinedAt: person.createdAt, lastActiveAt, modules: progress.get(person.id) ?? [] }
  })
}

import type { AuthoredCourse } from '@/core/course/authored-course'
import { listFormerNames } from '@/core/course/former-names'
import { listModuleFolders } from './course/course'
import { type Db, db } from './database/client'
import { recordStanding } from './standings'

type Tables = 'attempt' | 'lessonProgress' | 'review' | 'questionVersion' | 'versionChange'
type TablesOfCohorts = 'dueDate' | 'learnerDueDate' | 'extraAttempt' | 'moduleStanding'
type Tx = Pick<Db, Tables | TablesOfCohorts | 'cohort' | 'gradeTally' | 'lessonVersion' | 'report' | 'withdrawal' | '$executeRaw'>

/**
 * Results for a module that the course does not account for. `attempts`, `lessons` and `reviews` count them. `renamedTo` is the
 * slug of the module that has questions of these attempts now; it is null if no module has any. `hasFolder` is true if the course
 * still has the folder and leaves it out of its list.
 */
export type StrayResults = {
  module: string
  attempts: number
  lessons: number
  reviews: number
  renamedTo: string | null
  hasFolder: boolean
}

/**
 * Returns the results for modules that the course neither has nor mentions as a former name or as retired, by module. Nobody can
 * reach them while the course is served like that.
 */
export async function listStrayResults({ dir, course, modules, recorded }: AuthoredCourse): Promise<StrayResults[]> {
  const known = [...course.modules, ...listFormerNames(course).keys(), ...(recorded?.retired ?? [])]
  const where = { module: { notIn: known } }
  const attempts = await db().attempt.groupBy({ by: ['module'], where, _count: true })
  const lessons = await db().lessonProgress.groupBy({ by: ['module'], where, _count: true })
  const reviews = await db().review.groupBy({ by: ['module'], where, _count: true })
  const names = [...new Set([...attempts, ...lessons, ...reviews].map(({ module }) => module))].sort()
  const folders = listModuleFolders(dir)
  const countOf = (rows: { module: string; _count: number }[], name: string) =>
    rows.find(({ module }) => module === name)?._count ?? 0
  return Promise.all(
    names.map(async (name) => {
      const given = await db().questionVersion.findMany({ where: { module: name }, select: { questionId: true } })
      const ids = new Set(given.map(({ questionId }) => questionId))
      const renamed = modules.find(({ quiz }) => quiz.questions.some(({ id }) => ids.has(id)))
      return {
        module: name,
        attempts: countOf(attempts, name),
        lessons: countOf(lessons, name),
        reviews: countOf(reviews, name),
        renamedTo: renamed?.slug ?? null,
        hasFolder: folders.includes(name),
      }
    }),
  )
}

/**
 * Moves all that is stored under a former name of a module to its present name: attempts with their grades, bookmarks, lessons
 * read, reviews, question versions with their changes, due dates and extra attempts. All of it moves or nothing. Done again, it does nothing. Call
 * `refreshEveryEnrolment` and `recountTallies` afterwards, as every start does.
 *
 * Somebody may have begun a lesson under both names. Then the later bookmark and the earlier time of reading stay. Of two open
 * attempts both stay open, and the quiz leads to the one of the present name. Of two due dates the one of the present name stays.
 * Returns the former names under which something was stored.
 */
export async function adoptFormerModules({ course }: Pick<AuthoredCourse, 'course'>): Promise<string[]> {
  return db().$transaction(async (tx) => {
    const moved: string[] = []
    for (const [former, now] of listFormerNames(course)) {
      const rows = (await moveAttempts(tx, former, now)) + (await moveLessons(tx, former, now))
      const { count: reviews } = await tx.review.updateMany({ where: { module: former }, data: { module: now } })
      const { count: versions } = await tx.questionVersion.updateMany({ where: { module: former }, data: { module: now } })
      await tx.versionChange.updateMany({ where: { module: former }, data: { module: now } })
      const settings = await moveSettings(tx, former, now)
      await moveStandings(tx, former, now)
      await tx.gradeTally.deleteMany({ where: { module: former } })
      await moveLessonVersions(tx, former, now)
      if (rows + reviews + versions + settings > 0) moved.push(former)
    }
    // What is counted by module is counted anew at this start.
    if (moved.length > 0) await tx.cohort.updateMany({ data: { tallyRules: 0 } })
    return moved
  })
}

async function moveAttempts(tx: Tx, former: string, now: string): Promise<number> {
  const open = await tx.attempt.findMany({
    where: { module: former, openFor: { not: null } },
    select: { id: true, personId: true },
  })
  for (const { id, personId } of open) {
    const openFor = `${personId}/${now}`
    const isTaken = (await tx.attempt.findUnique({ where: { openFor }, select: { id: true } })) !== null
    if (!isTaken) await tx.attempt.update({ where: { id }, data: { openFor } })
  }
  return (await tx.attempt.updateMany({ where: { module: former }, data: { module: now } })).count
}

/** Moves what instructors have set for a module, and what was reported of it. */
async function moveSettings(tx: Tx, former: string, now: string): Promise<number> {
  const cohorts = await tx.dueDate.findMany({ where: { module: now }, select: { cohortId: true } })
  const people = await tx.learnerDueDate.findMany({ where: { module: now }, select: { personId: true } })
  await tx.dueDate.deleteMany({ where: { module: former, cohortId: { in: cohorts.map(({ cohortId }) => cohortId) } } })
  await tx.learnerDueDate.deleteMany({ where: { module: former, personId: { in: people.map(({ personId }) => personId) } } })
  const { count: dates } = await tx.dueDate.updateMany({ where: { module: former }, data: { module: now } })
  const { count: ofLearners } = await tx.learnerDueDate.updateMany({ where: { module: former }, data: { module: now } })
  const { count: extra } = await tx.extraAttempt.updateMany({ where: { module: former }, data: { module: now } })
  const { count: reports } = await tx.report.updateMany({ where: { module: former }, data: { module: now } })
  return dates + ofLearners + extra + reports + (await moveWithdrawals(tx, former, now))
}

// A passage that is withdrawn under both names stays so under the present one.
async function moveWithdrawals(tx: Tx, former: string, now: string): Promise<number> {
  const open = await tx.withdrawal.findMany({ where: { module: former, kind: 'passage', openFor: { not: null } } })
  for (const { id, targetId } of open) {
    const openFor = `passage/${now}/${targetId}`
    const isTaken = (await tx.withdrawal.findUnique({ where: { openFor } })) !== null
    await tx.withdrawal.update({ where: { id }, data: { openFor: isTaken ? null : openFor } })
  }
  return (await tx.withdrawal.updateMany({ where: { module: former }, data: { module: now } })).count
}

/** Moves the versions of a lesson's text. One that is known under both names stays as it is under the present name. */
async function moveLessonVersions(tx: Tx, former: string, now: string): Promise<void> {
  const known = await tx.lessonVersion.findMany({ where: { module: now }, select: { version: true } })
  await tx.lessonVersion.deleteMany({ where: { module: former, version: { in: known.map(({ version }) => version) } } })
  await tx.lessonVersion.updateMany({ where: { module: former }, data: { module: now } })
}

/** Works out anew how learners stand in a module whose attempts have been moved. */
async function moveStandings(tx: Tx, former: string, now: string): Promise<void> {
  const before = await tx.moduleStanding.findMany({ where: { module: former }, select: { personId: true } })
  await tx.moduleStanding.deleteMany({ where: { module: former } })
  for (const { personId } of before) await recordStanding(tx, personId, now)
}

async function moveLessons(tx: Tx, former: string, now: string): Promise<number> {
  const before = await tx.lessonProgress.findMany({ where: { module: former } })
  const people = before.map(({ personId }) => personId)
  const both = await tx.lessonProgress.findMany({ where: { module: now, personId: { in: people } } })
  for (const own of both) {
    const { personId } = own
    const other = before.find((each) => each.personId === personId) ?? own
    const { passage, updatedAt } = own.updatedAt >= other.updatedAt ? own : other
    const times = [own.readAt, other.readAt].flatMap((at) => at?.getTime() ?? [])
    const readAt = times.length > 0 ? new Date(Math.min(...times)) : null
    await tx.lessonProgress.delete({ where: { personId_module: { personId, module: former } } })
    await tx.lessonProgress.update({
      where: { personId_module: { personId, module: now } },
      data: { passage, readAt, updatedAt },
    })
  }
  await tx.lessonProgress.updateMany({ where: { module: former }, data: { module: now } })
  return before.length
}

import type { Viewer } from '@/core/people'
import { type ModuleProgress, moduleProgress } from '@/core/progress'
import { err, ok, type Result } from '@/core/result'
import { findModule, loadCourse } from './course/course'
import { db } from './database/client'
import { recordActivity } from './standings'

/** Returns the viewer's progress in each module, in the order of the course. An instructor's previews count. */
export async function listProgress(viewer: Viewer): Promise<ModuleProgress[]> {
  const byPerson = await listProgressOf([viewer.id], true)
  return byPerson.get(viewer.id) ?? []
}

/**
 * Returns the progress of several people, by person id: for each, the modules in the order of the course. Previews
 * count if `withPreviews` is true.
 */
export async function listProgressOf(personIds: readonly string[], withPreviews = false): Promise<Map<string, ModuleProgress[]>> {
  const people = { in: [...personIds] }
  const lessons = await db().lessonProgress.findMany({ where: { personId: people } })
  const counted = { personId: people, ...(withPreviews ? {} : { isPreview: false }) }
  const open = await db().attempt.findMany({
    where: { ...counted, submittedAt: null },
    select: { id: true, personId: true, module: true },
  })
  // Equal grades are counted in the database: somebody may have taken a quiz a thousand times.
  const graded = await db().attempt.groupBy({
    by: ['personId', 'module', 'earned', 'possible', 'isPassed'],
    where: { ...counted, submittedAt: { not: null } },
    _count: true,
    orderBy: { _min: { startedAt: 'asc' } },
  })
  const { modules } = loadCourse()
  return new Map(
    personIds.map((personId) => [
      personId,
      modules.map(({ slug }) => {
        const lesson = lessons.find((each) => each.personId === personId && each.module === slug)
        const isOwn = (each: { personId: string; module: string }) => each.personId === personId && each.module === slug
        return moduleProgress(slug, {
          passage: lesson?.passage ?? null,
          readAt: lesson?.readAt ?? null,
          openAttempt: open.find(isOwn)?.id ?? null,
          grades: graded
            .filter(isOwn)
            .flatMap(({ earned, possible, isPassed, _count: times }) =>
              earned !== null && possible !== null ? Array(times).fill({ earned, possible, isPassed: isPassed === true }) : [],
            ),
        })
      }),
    ]),
  )
}

/** Sets a reader's bookmark in a lesson to a passage. Refuses an unknown module or passage as `not-found`. */
export async function setBookmark(
  module: string,
  passage: string,
  viewer: Viewer,
  now = new Date(),
): Promise<Result<null, 'not-found'>> {
  if (!findModule(module)?.passages.some(({ id }) => id === passage)) return err('not-found')
  await writeLessonProgress(module, viewer, { passage, updatedAt: now })
  return ok(null)
}

/** Records that a reader has read a lesson. Only the first time is recorded. Refuses an unknown module as `not-found`. */
export async function markLessonRead(module: string, viewer: Viewer, now = new Date()): Promise<Result<null, 'not-found'>> {
  if (!findModule(module)) return err('not-found')
  await writeLessonProgress(module, viewer, { updatedAt: now })
  await db().lessonProgress.updateMany({ where: { personId: viewer.id, module, readAt: null }, data: { readAt: now } })
  return ok(null)
}

async function writeLessonProgress(module: string, viewer: Viewer, data: { passage?: string; updatedAt: Date }) {
  const where = { personId_module: { personId: viewer.id, module } }
  await db().lessonProgress.upsert({ where, create: { personId: viewer.id, module, ...data }, update: data })
  await recordActivity(db(), viewer.id, data.updatedAt)
}

import { setImmediate as letOthersWork } from 'node:timers/promises'
import { db, joinSql, sql } from './database/client'

const peopleAtOnce = 100

/**
 * Sends the notices of changed facts that are not all sent yet: to every learner who marked a lesson that teaches the fact as read, or
 * submitted its quiz, before the change was seen. It goes on where it was broken off, and nobody gets a notice twice.
 */
export async function notifyOfFacts(): Promise<void> {
  const changes = await db().factChange.findMany({ where: { state: 'corrected', finishedAt: null }, orderBy: { id: 'asc' } })
  for (const { id, said, isNow, source, modules, proposedAt, decidedAt, reachedId } of changes) {
    const slugs = JSON.parse(modules) as string[]
    for (let after = reachedId; slugs.length > 0; ) {
      const people = await listTaught(slugs, proposedAt, after)
      const last = people.at(-1)
      if (last === undefined) break
      const notice = { factChangeId: id, said, isNow, source, at: decidedAt ?? proposedAt }
      await db().$transaction([
        // A notice of this change that is there already would stop the others.
        db().correctionNotice.deleteMany({ where: { factChangeId: id, personId: { in: people } } }),
        db().correctionNotice.createMany({ data: people.map((personId) => ({ ...notice, personId })) }),
        db().factChange.update({ where: { id }, data: { reachedId: last } }),
      ])
      after = last
      await letOthersWork()
    }
    await db().factChange.update({ where: { id }, data: { finishedAt: new Date() } })
  }
}

async function listTaught(modules: readonly string[], before: Date, after: string): Promise<string[]> {
  const among = sql`IN (${joinSql(modules)})`
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT e."personId" AS "id" FROM "Enrolment" e
    WHERE e."personId" > ${after} AND (
      EXISTS (SELECT 1 FROM "LessonProgress" l WHERE l."personId" = e."personId" AND l."module" ${among} AND l."readAt" < ${before})
      OR EXISTS (SELECT 1 FROM "Attempt" a WHERE a."personId" = e."personId" AND a."module" ${among} AND a."submittedAt" < ${before}
        AND NOT a."isPreview"))
    ORDER BY e."personId" LIMIT ${peopleAtOnce}`
  return rows.map(({ id }) => id)
}

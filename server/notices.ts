import { rightAnswerInWords } from '@/core/answer-words'
import type { Instructor, Viewer } from '@/core/people'
import type { Question } from '@/core/question'
import type { ChangeKind } from '@/core/version-change'
import type { StoredRule } from './correction-attempts'
import { loadCourse } from './course/course'
import { type Db, db, joinSql, sql } from './database/client'
import { attemptsOnAPage, type ListPage, placePage } from './pages'
import { seenBy } from './people'
import { listOpenQuestionIds, loadVersions } from './question-versions'

/** A source as a notice names it. */
export type NoticeSource = { citation: string; url?: string | undefined }

/** What a notice says. `about` is the stem of the question, or null for a fact. */
export type NoticeWords = { about: string | null; said: string; isNow: string; source: NoticeSource[] }

/**
 * A notice as its reader sees it: `kind` says what has changed, `isUndo` that an earlier correction was taken back. `reason` is the
 * administrator's; null for a fact. `attempts` are the reader's attempts whose marks were changed.
 */
export type Notice = NoticeWords & {
  id: number
  kind: ChangeKind | 'fact'
  isUndo: boolean
  reason: string | null
  attempts: string[]
  at: Date
  readAt: Date | null
}

/** How many have got a notice, and how many of them have read it. */
export type ReadCount = { notified: number; read: number }

/**
 * Returns what the notices of a correction say. What was said is what is right in the version that was given, or what the correction before
 * it told. Those of an undoing say the reverse.
 */
export async function noticeWordsOf({
  id,
  fromVersionId,
  toVersionId,
  undoesId,
}: Omit<StoredRule, 'policy' | 'mapping'> & { id: number; undoesId: number | null }): Promise<NoticeWords> {
  const before = await db().correction.findFirst({
    where: { fromVersionId, id: { lt: undoesId ?? id }, undoesId: null, undoneBy: null },
    orderBy: { id: 'desc' },
    select: { toVersionId: true },
  })
  const toldId = before?.toVersionId ?? fromVersionId
  const versions = await loadVersions([fromVersionId, toldId, toVersionId ?? fromVersionId])
  const from = versions.get(fromVersionId) as Question
  const to = toVersionId === null ? null : (versions.get(toVersionId) as Question)
  const [was, is] = [rightAnswerInWords(versions.get(toldId) as Question), to ? rightAnswerInWords(to) : '']
  const [said, isNow] = undoesId === null ? [was, is] : [is, was]
  return { about: from.stem, said, isNow, source: listSources((to ?? from).claims) }
}

/** Returns the sources of claims that may be shown, each once, as the course has them now. */
export function listSources(claims: readonly string[]): NoticeSource[] {
  const course = loadCourse()
  const ids = new Set(claims.flatMap((id) => course.claims.get(id)?.references ?? []))
  return [...ids].flatMap((id) => {
    const found = course.references.get(id)
    return found?.citable ? [{ citation: found.citation, ...(found.url !== undefined && { url: found.url }) }] : []
  })
}

/** Writes the notices for some people, in the transaction of the change. Who has one of the same correction gets no second. */
export async function notify(
  client: Pick<Db, '$executeRaw'>,
  { people, correctionId, at, words }: { people: readonly string[]; correctionId: number; at: Date; words: NoticeWords },
): Promise<void> {
  const { about, said, isNow, source } = words
  const rest = sql`${correctionId}, ${about}, ${said}, ${isNow}, ${JSON.stringify(source)}, ${at}`
  await client.$executeRaw`
    INSERT INTO "CorrectionNotice" ("personId", "correctionId", "about", "said", "isNow", "source", "at")
    VALUES ${joinSql(people.map((personId) => sql`(${personId}, ${rest})`))}
    ON CONFLICT ("correctionId", "personId") DO NOTHING`
}

/** Counts the notices that the viewer has not read. */
export function countUnread(viewer: Viewer): Promise<number> {
  return db().correctionNotice.count({ where: { personId: viewer.id, readAt: null } })
}

/**
 * Returns a page of the viewer's notices, the newest first, 50 to a page. What is right in a question of an open attempt is told once that
 * attempt is submitted; until then its notice is left out, and `waiting` counts it.
 */
export async function listNotices(viewer: Viewer, page = 1): Promise<ListPage<Notice> & { waiting: number }> {
  const { where, waiting } = await shownTo(viewer)
  const { skip, take, ...place } = placePage(page, await db().correctionNotice.count({ where }), attemptsOnAPage)
  const rows = await db().correctionNotice.findMany({
    where,
    include: { correction: { select: { reason: true, undoesId: true, change: { select: { kind: true } } } } },
    orderBy: { id: 'desc' },
    skip,
    take,
  })
  const ids = rows.flatMap(({ correctionId }) => correctionId ?? [])
  const changes = await db().correctionChange.findMany({
    where: { correctionId: { in: ids }, attempt: { personId: viewer.id } },
    select: { correctionId: true, attemptId: true },
  })
  return {
    ...place,
    waiting,
    rows: rows.map(({ id, about, said, isNow, source, at, readAt, correctionId, correction }): Notice => {
      const attempts = changes.filter((each) => each.correctionId === correctionId).map(({ attemptId }) => attemptId)
      return {
        ...{ id, about, said, isNow, at, readAt, attempts: [...new Set(attempts)] },
        source: JSON.parse(source) as NoticeSource[],
        kind: (correction?.change.kind ?? 'fact') as Notice['kind'],
        isUndo: correction?.undoesId != null,
        reason: correction?.reason ?? null,
      }
    }),
  }
}

/** Marks notices of the viewer as read. Those of somebody else, and those that were read before, stay as they are. */
export async function markNoticesRead(viewer: Viewer, ids: readonly number[], now = new Date()): Promise<void> {
  if (ids.length === 0) return
  const where = { id: { in: [...ids] }, personId: viewer.id, readAt: null }
  await db().correctionNotice.updateMany({ where, data: { readAt: now } })
}

/**
 * Counts, of the learners whom an instructor sees, who has got the notice of a correction and who has read it, by the id of the correction
 * or of the changed fact.
 */
export async function countRead(
  instructor: Instructor,
  of: 'correction' | 'fact',
  ids: readonly number[],
): Promise<Map<number, ReadCount>> {
  if (ids.length === 0) return new Map()
  const column = of === 'correction' ? sql`n."correctionId"` : sql`n."factChangeId"`
  const rows = await db().$queryRaw<{ id: number | bigint; notified: number | bigint; read: number | bigint }[]>`
    SELECT ${column} AS "id", COUNT(*) AS "notified", COUNT(n."readAt") AS "read"
    FROM "CorrectionNotice" n JOIN "Enrolment" e ON e."personId" = n."personId"
    WHERE ${column} IN (${joinSql(ids)}) AND ${seenBy(instructor).enrolled} GROUP BY 1`
  return new Map(rows.map(({ id, notified, read }) => [Number(id), { notified: Number(notified), read: Number(read) }]))
}

async function shownTo({ id: personId }: Viewer) {
  const open = [...(await listOpenQuestionIds(personId))]
  const withheld = { personId, correction: { change: { questionId: { in: open } } } }
  const waiting = open.length === 0 ? 0 : await db().correctionNotice.count({ where: withheld })
  return { where: waiting === 0 ? { personId } : { personId, NOT: withheld }, waiting }
}

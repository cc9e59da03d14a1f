import type { Instructor, Person, Viewer } from '@/core/people'
import { type ReportForm, type ReportState, reportState } from '@/core/report'
import { type ReportKind, reportKinds } from '@/core/report-kinds'
import { err, ok, type Result } from '@/core/result'
import { sharedCache } from './cache'
import { findModule } from './course/course'
import { db } from './database/client'
import { readEnv } from './env'
import { type ListPage, placePage } from './pages'
import { seenBy } from './people'
import { loadVersions } from './question-versions'
import { sinceFirstPress } from './second-press'
import { newId } from './seed'

/** What a report is about: a passage, or a question of the viewer's own submitted attempt, by its position there. */
export type ReportTarget = { module: string; passage: string } | { attempt: string; position: number }

/** What a report is about, as pages name it. `question` is the stem of a question; null for a passage. */
export type Reported = { module: string; passage: string; question: string | null; questionVersionId: number | null }

/** A report with its answer. `kind` is what may be wrong. `questionId` is that of a question; null for a passage. */
export type Report = Omit<Reported, 'questionVersionId'> & {
  questionId: string | null
  id: string
  kind: ReportKind
  quote: string
  text: string
  at: Date
  state: ReportState
  answer: string | null
  answeredAt: Date | null
  answeredBy: string | null
}

const reportsOnAPage = 25
const mostReportsADay = 20
const dayMs = 86_400_000

/** Returns true if the operator lets people without an account report problems. */
export function allowsGuestReports(): boolean {
  return readEnv().allowsGuestReports
}

/**
 * Returns what a report would be about. Returns null if there is no such passage or question, or the attempt is open or somebody else's, so
 * that nothing of an open quiz is told. A guest can name passages alone.
 */
export async function findReported(viewer: Viewer | null, target: ReportTarget): Promise<Reported | null> {
  if ('passage' in target) {
    const passage = findModule(target.module)?.passages.find(({ id }) => id === target.passage)
    return passage ? { module: target.module, passage: passage.id, question: null, questionVersionId: null } : null
  }
  if (!viewer) return null
  const where = {
    attemptId: target.attempt,
    position: target.position,
    attempt: { personId: viewer.id, submittedAt: { not: null } },
  }
  const row = await db().answer.findFirst({ where, include: { attempt: { select: { module: true } } } })
  if (!row) return null
  const question = (await loadVersions([row.questionVersionId])).get(row.questionVersionId)
  if (!question) return null
  return {
    module: row.attempt.module,
    passage: question.passage,
    question: question.stem,
    questionVersionId: row.questionVersionId,
  }
}

/**
 * Reports a problem and returns the id of the report. The same again within a minute is a second press and returns the first one. `network` is
 * that of a guest.
 *
 * Refusals: `not-found`, also for a guest whom the operator does not let report; `too-many-reports` after 20 within a day by one person, or
 * from one network of guests.
 */
export async function sendReport(
  viewer: Viewer | null,
  target: ReportTarget,
  form: ReportForm,
  { network = '', now = new Date() } = {},
): Promise<Result<string, 'not-found' | 'too-many-reports'>> {
  const reported = viewer || allowsGuestReports() ? await findReported(viewer, target) : null
  if (!reported) return err('not-found')
  const { question: _, ...place } = reported
  const row = { ...place, ...form, personId: viewer?.id ?? null }
  const first = await db().report.findFirst({
    where: { ...row, at: { gte: sinceFirstPress(now), lte: now } },
    select: { id: true },
  })
  if (first) return ok(first.id)
  if (viewer) {
    const today = { personId: viewer.id, at: { gt: new Date(now.getTime() - dayMs), lte: now } }
    if ((await db().report.count({ where: today })) >= mostReportsADay) return err('too-many-reports')
  } else if (!countGuestReport(network)) return err('too-many-reports')
  const id = newId()
  await db().report.create({ data: { ...row, id, at: now } })
  return ok(id)
}

/** Returns a page of the viewer's own reports, the newest first, and marks their answers as read. */
export async function readOwnReports(viewer: Viewer, page = 1, now = new Date()): Promise<ListPage<Report>> {
  const where = { personId: viewer.id }
  const { skip, take, ...place } = placePage(page, await db().report.count({ where }), reportsOnAPage)
  const rows = await db().report.findMany({ where, include: shown, orderBy: [{ at: 'desc' }, { id: 'asc' }], skip, take })
  await db().report.updateMany({ where: { ...where, answeredAt: { not: null } }, data: { readAt: now } })
  return { ...place, rows: rows.map(asReport) }
}

/** Counts the answers that the viewer has not read yet. */
export async function countUnreadAnswers(viewer: Pick<Viewer, 'id'>): Promise<number> {
  const rows = await db().report.findMany({
    where: { personId: viewer.id, answeredAt: { not: null } },
    select: { answeredAt: true, readAt: true },
  })
  return rows.filter((row) => reportState(row) === 'answered').length
}

/** Returns a page of the reports that an instructor may see, with their reporters: the open ones, the oldest first, or the answered ones. */
export async function listReports(
  instructor: Instructor,
  which: 'open' | 'answered',
  page = 1,
): Promise<ListPage<Report & { reporter: Pick<Person, 'id' | 'name' | 'role'> | null }>> {
  const where = { ...seen(instructor), answeredAt: which === 'open' ? null : { not: null } }
  const { skip, take, ...place } = placePage(page, await db().report.count({ where }), reportsOnAPage)
  const order = which === 'open' ? [{ at: 'asc' as const }, { id: 'asc' as const }] : [{ answeredAt: 'desc' as const }]
  const rows = await db().report.findMany({
    where,
    include: { ...shown, person: { select: { id: true, name: true, role: true } } },
    orderBy: order,
    skip,
    take,
  })
  return {
    ...place,
    rows: rows.map(({ person, ...row }) => ({
      ...asReport(row),
      reporter: person && { ...person, role: person.role === 'instructor' ? 'instructor' : 'learner' },
    })),
  }
}

/** Counts the reports that an instructor may see and nobody has answered. */
export function countOpenReports(instructor: Instructor): Promise<number> {
  return db().report.count({ where: { ...seen(instructor), answeredAt: null } })
}

/** Answers a report, or answers it anew; the reporter is told. Refuses as `not-found` if the instructor may not see it. */
export async function answerReport(
  instructor: Instructor,
  id: string,
  answer: string,
  now = new Date(),
): Promise<Result<null, 'not-found'>> {
  const row = await db().report.findFirst({
    where: { AND: [{ id }, seen(instructor)] },
    select: { answer: true, answeredById: true },
  })
  if (!row) return err('not-found')
  // A second press would tell the reporter once more.
  if (row.answer === answer && row.answeredById === instructor.id) return ok(null)
  await db().report.update({ where: { id }, data: { answer, answeredAt: now, answeredById: instructor.id } })
  return ok(null)
}

const shown = {
  answeredBy: { select: { name: true } },
  questionVersion: { select: { body: true, questionId: true } },
} as const

// What guests and instructors report concerns everybody, so that those who see everybody answer it.
function seen(instructor: Instructor) {
  return instructor.sees === 'everybody' ? {} : { person: seenBy(instructor).learners }
}

type Row = Omit<Reported, 'question' | 'questionVersionId'> & {
  id: string
  kind: string
  quote: string
  text: string
  at: Date
  answer: string | null
  answeredAt: Date | null
  readAt: Date | null
  answeredBy: { name: string } | null
  questionVersion: { body: string; questionId: string } | null
}

function asReport({
  id,
  module,
  passage,
  kind,
  quote,
  text,
  at,
  answer,
  answeredAt,
  readAt,
  answeredBy,
  questionVersion,
}: Row): Report {
  return {
    ...{ id, module, passage, quote, text, at, answer, answeredAt },
    kind: reportKinds.find((each) => each === kind) ?? 'other',
    state: reportState({ answeredAt, readAt }),
    answeredBy: answeredBy?.name ?? null,
    questionId: questionVersion?.questionId ?? null,
    question: questionVersion ? (JSON.parse(questionVersion.body) as { stem: string }).stem : null,
  }
}

// Counted in memory, as failed sign-ins are: a restart forgets them, and no request of a guest costs a write before it is let in.
function countGuestReport(network: string): boolean {
  const counts = sharedCache<string, number[]>('guest-reports', 5000)
  const since = performance.now() - dayMs
  const recent = (counts.get(network) ?? []).filter((at) => at > since)
  if (recent.length >= mostReportsADay) return false
  counts.set(network, [...recent, performance.now()])
  return true
}

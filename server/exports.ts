import { createHmac } from 'node:crypto'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import { isWhole, shownPercent } from '@/core/grade'
import type { Instructor } from '@/core/people'
import { type Answer, isBlank, type Question } from '@/core/question'
import { randomGuess } from '@/core/random-guess'
import { answerText, listResponseColumns, type ResponseColumn } from '@/core/response-columns'
import { findModule, loadCourse } from './course/course'
import { byteOrderMark, writeRows } from './csv'
import { db, joinSql, sql } from './database/client'
import { readSecret } from './env'
import { gradebookColumns, itemColumns, responseColumns, wideColumns } from './export-columns'
import { learnerQuery, listLearnerIds } from './gradebook'
import { analyseQuiz } from './items'
import { loadRows } from './learner-rows'
import { seenBy } from './people'
import { loadVersions } from './question-versions'

/** The rows of a file as they are read from the database, in pieces of CSV. Nothing but the piece at hand is held in memory. */
export type CsvStream = AsyncGenerator<string>

// Few enough that a save does not wait for a batch.
const learnersAtOnce = 5
const rowsAtOnce = 25

type StoredAttempt = {
  attemptId: string
  personId: string
  module: string
  startedAt: Date | string
  submittedAt: Date | string
  isFirst: boolean | number | bigint
}
type StoredAnswer = {
  attemptId: string
  position: number | bigint
  versionId: number | bigint
  countsAsId: number | bigint | null
  value: string | null
  mark: number
  savedAt: Date | string | null
  withdrawalId: number | bigint | null
}

/**
 * Exports one row for each answer in the submitted attempts of the learners that the instructor may see, in one cohort or in all (""). The
 * learners have pseudonyms. Previews are left out.
 */
export async function* exportResponses(instructor: Instructor, cohort: string): CsvStream {
  yield byteOrderMark + writeRows([responseColumns.map(([name]) => name)])
  for await (const attempts of listResponses(instructor, cohort, null)) {
    yield writeRows(
      attempts.flatMap(({ about: [learner = '', attempt = '', ...when], module, answers }) => {
        const about = [learner, attempt, module, ...when]
        return answers.map(({ position, question, points, version, value, mark, savedAt, withdrawalId }) => {
          const answer = readValue(value)
          const [blank, whole, given] = [isBlank(answer) ? 1 : 0, isWhole(mark) ? 1 : 0, withdrawalId === null ? 0 : 1]
          const what = [Number(position), question.id, version, question.kind, answerText(answer), blank, whole]
          return about.concat(what, mark, mark * points, given, points, savedAt ? stamp(savedAt) : '')
        })
      }),
    )
  }
}

/**
 * Exports one row for each submitted attempt at a module's quiz, with one column for each option of its questions. The columns are those of
 * every version that was given. Returns nothing for an unknown module.
 */
export async function* exportWide(instructor: Instructor, cohort: string, module: string): CsvStream {
  if (!findModule(module)) return
  const stored = await db().questionVersion.findMany({ where: { module }, select: { id: true }, orderBy: { id: 'asc' } })
  const versions = await loadVersions(stored.map(({ id }) => id))
  const byQuestion = new Map<string, Map<string, ResponseColumn>>()
  for (const question of versions.values()) {
    const columns = byQuestion.get(question.id) ?? new Map()
    for (const column of listResponseColumns(question)) columns.set(column.name, column)
    byQuestion.set(question.id, columns)
  }
  const all = [...byQuestion].flatMap(([questionId, columns]) => [...columns.values()].map((column) => ({ questionId, column })))
  const fixed = wideColumns.slice(0, -1).map(([name]) => name)
  yield byteOrderMark + writeRows([[...fixed, ...all.map(({ column }) => column.name)]])
  for await (const attempts of listResponses(instructor, cohort, module)) {
    yield writeRows(
      attempts.map(({ about, answers }) => {
        const given = new Map(answers.map(({ question, value }) => [question.id, readValue(value)]))
        const cells = all.map(({ questionId, column }) =>
          given.has(questionId) ? column.cell(given.get(questionId) as Answer) : null,
        )
        return [...about, ...cells]
      }),
    )
  }
}

/** Exports one row for each learner that the instructor may see, in one cohort or in all that are not archived (""), with their names. */
export async function* exportGradebook(instructor: Instructor, cohort: string, now = new Date()): CsvStream {
  const { modules } = loadCourse()
  const perModule = gradebookColumns.filter(([name]) => name.startsWith('module.')).map(([name]) => name.slice('module.'.length))
  const names = gradebookColumns.filter(([name]) => !name.startsWith('module.')).map(([name]) => name)
  yield byteOrderMark + writeRows([[...names, ...modules.flatMap(({ slug }) => perModule.map((each) => `${slug}.${each}`))]])
  // The ids are read once: a page of the list itself would be looked for anew each time.
  const ids = await listLearnerIds(instructor, learnerQuery.parse({ cohort, sort: 'name' }), now)
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    const rows = await loadRows(ids.slice(from, from + rowsAtOnce), now)
    yield writeRows(
      rows.map(({ person, cohort: { name }, joinedAt, lastActiveAt, cells, reasons }) => [
        ...[pseudonym('learner', person.id), person.name, person.email, name, stamp(joinedAt)],
        lastActiveAt && stamp(lastActiveAt),
        reasons.map(({ kind }) => kind).join('|'),
        ...cells.flatMap(({ readAt, submitted, best, isPassed, isLate }) => [
          readAt && stamp(readAt),
          submitted,
          ...(best ? [shownPercent(best), best.earned, best.possible] : [null, null, null]),
          best ? Number(isPassed) : null,
          best?.why.join('|') ?? null,
          ...[Number(isLate), Number(best?.isOverridden ?? false)],
        ]),
      ]),
    )
    await letOthersWork()
  }
}

/** Exports one row for each question of a quiz with its figures, over all learners that the instructor may see. Returns nothing for an unknown module. */
export async function* exportItems(instructor: Instructor, module: string): CsvStream {
  const quiz = await analyseQuiz(instructor, module)
  if (!quiz) return
  yield byteOrderMark + writeRows([itemColumns.map(([name]) => name)])
  yield writeRows(
    quiz.items.map(({ question, blanks, analysis: { n, facility, deviation, discrimination, verdicts }, weight }) => [
      ...[question.id, question.kind, question.passage, n, blanks],
      ...(facility && n > 0 ? [facility.share, facility.low, facility.high, facility.by] : [null, null, null, null]),
      ...[deviation, discrimination?.index ?? null],
      ...(discrimination?.interval
        ? [discrimination.interval.low, discrimination.interval.high, discrimination.interval.by]
        : [null, null, null]),
      ...[weight.intended, weight.effective, randomGuess(question), verdicts.question],
    ]),
  )
}

/** Counts the submitted attempts that an export of responses would hold, so that a page can say how long it will be. */
export async function countExported(instructor: Instructor, cohort: string): Promise<number> {
  const [row] = await db().$queryRaw<{ n: number | bigint | null }[]>`
    SELECT SUM(s."submitted") AS n FROM "Enrolment" e JOIN "ModuleStanding" s ON s."personId" = e."personId"
    WHERE ${seenBy(instructor).enrolled} AND ${inCohort(cohort)}`
  return Number(row?.n ?? 0)
}

// The submitted attempts of a few learners at a time with their answers, and the questions that they belong to.
async function* listResponses(instructor: Instructor, cohort: string, module: string | null) {
  const hashes = new Map<number, string>()
  for (let last = ''; ; ) {
    const learners = await db().$queryRaw<{ id: string }[]>`
      SELECT e."personId" AS "id" FROM "Enrolment" e
      WHERE e."personId" > ${last} AND ${seenBy(instructor).enrolled} AND ${inCohort(cohort)}
      ORDER BY e."personId" LIMIT ${learnersAtOnce}`
    if (learners.length === 0) return
    last = learners.at(-1)?.id ?? ''
    const attempts = await db().$queryRaw<StoredAttempt[]>`
      SELECT a."id" AS "attemptId", a."personId", a."module", a."startedAt", a."submittedAt", (s."firstId" = a."id") AS "isFirst"
      FROM "Attempt" a JOIN "ModuleStanding" s ON s."personId" = a."personId" AND s."module" = a."module"
      WHERE a."personId" IN (${joinSql(learners.map(({ id }) => id))}) AND NOT a."isPreview" AND a."submittedAt" IS NOT NULL
        AND ${module === null ? sql`1 = 1` : sql`a."module" = ${module}`}
      ORDER BY a."personId", a."startedAt", a."id"`
    if (attempts.length > 0) {
      const answers = await db().$queryRaw<StoredAnswer[]>`
        SELECT r."attemptId", r."position", r."questionVersionId" AS "versionId", r."countsAsId", r."value", r."mark", r."savedAt",
          r."withdrawalId"
        FROM "Answer" r WHERE r."attemptId" IN (${joinSql(attempts.map(({ attemptId }) => attemptId))})
        ORDER BY r."attemptId", r."position"`
      const versions = [
        ...new Set(answers.flatMap(({ versionId, countsAsId }) => [Number(versionId), Number(countsAsId ?? versionId)])),
      ]
      const questions = await loadVersions(versions)
      const unknown = { id: { in: versions.filter((id) => !hashes.has(id)) } }
      for (const { id, hash } of await db().questionVersion.findMany({ where: unknown, omit: { body: true } }))
        hashes.set(id, hash)
      const given = new Map<string, StoredAnswer[]>(attempts.map(({ attemptId }) => [attemptId, []]))
      for (const answer of answers) given.get(answer.attemptId)?.push(answer)
      yield attempts.map((attempt) => ({
        about: whoAndWhen(attempt),
        module: attempt.module,
        answers: (given.get(attempt.attemptId) ?? []).map((answer) => ({
          ...answer,
          question: questions.get(Number(answer.versionId)) as Question,
          points: (questions.get(Number(answer.countsAsId ?? answer.versionId)) as Question).points,
          version: `v${hashes.get(Number(answer.versionId))?.slice(0, 12)}`,
        })),
      }))
    }
    await letOthersWork()
  }
}

function inCohort(cohort: string) {
  return cohort === '' ? sql`1 = 1` : sql`e."cohortId" = ${cohort}`
}

function whoAndWhen({ personId, attemptId, isFirst, startedAt, submittedAt }: StoredAttempt): (string | number)[] {
  return [
    ...[pseudonym('learner', personId), pseudonym('attempt', attemptId)],
    ...[Number(Boolean(isFirst)), stamp(startedAt), stamp(submittedAt)],
  ]
}

// Only the secret of this installation leads from a pseudonym to a person.
function pseudonym(of: 'learner' | 'attempt', id: string): string {
  // It begins with a letter, because a spreadsheet would take some for numbers.
  return of.charAt(0).toUpperCase() + createHmac('sha256', readSecret()).update(`export/${of}/${id}`).digest('hex').slice(0, 12)
}

function readValue(value: string | null): Answer {
  return value === null ? null : (JSON.parse(value) as Answer)
}

function stamp(at: Date | string): string {
  // SQLite holds moments as text in this very form, but for its name of UTC.
  return typeof at === 'string' && at.length === 29 && at.endsWith('+00:00') ? `${at.slice(0, -6)}Z` : new Date(at).toISOString()
}

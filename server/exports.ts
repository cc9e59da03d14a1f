import { createHmac } from 'node:crypto'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import { isWhole, shownPercent } from '@/core/grade'
import type { Instructor } from '@/core/people'
import { type Answer, isBlank, type Question } from '@/core/question'
import { answerText, listResponseColumns, type ResponseColumn } from '@/core/response-columns'
import { findModule, loadCourse } from './course/course'
import { byteOrderMark, writeRows } from './csv'
import { db, joinSql, sql } from './database/client'
import { readSecret } from './env'
import { learnerQuery, listLearners } from './gradebook'
import { seenBy } from './people'
import { loadVersions } from './question-versions'

/** The rows of a file as they are read from the database, in pieces of CSV. Nothing but the piece at hand is held in memory. */
export type CsvStream = AsyncGenerator<string>

/** The files that can be exported. */
export const exportKinds = ['responses', 'wide', 'gradebook'] as const
/** One of the files that can be exported. */
export type ExportKind = (typeof exportKinds)[number]

// Few enough that a save does not wait for a batch.
const learnersAtOnce = 20

type ResponseRow = {
  attemptId: string
  personId: string
  module: string
  startedAt: Date | string
  submittedAt: Date | string
  position: number | bigint
  versionId: number | bigint
  countsAsId: number | bigint | null
  hash: string
  value: string | null
  mark: number
  savedAt: Date | string | null
  isFirst: boolean | number | bigint
}

const responseColumns: readonly (readonly [name: string, meaning: string])[] = [
  ['learner', 'A pseudonym of the learner, the same in every file of this installation'],
  ['attempt', 'A pseudonym of the attempt'],
  ['module', 'The name of the module in the address of its lesson'],
  ['first', '1 for the first attempt that the learner submitted in this module, otherwise 0; statistics use these alone'],
  ['started_at', 'When the attempt was started (UTC)'],
  ['submitted_at', 'When the attempt was submitted (UTC)'],
  ['position', 'The number of the question in the attempt, from 1'],
  ['question', 'The id of the question'],
  ['version', 'The version of the question: v and the beginning of the hash of its content'],
  ['kind', 'The kind of question'],
  ['answer', 'What was answered, by the ids of the course: parts of a list joined by |, pairs as part=choice; empty for a blank'],
  ['blank', '1 if nothing was answered, otherwise 0'],
  ['correct', '1 if the answer was wholly right, otherwise 0'],
  ['mark', 'The share of the question’s points that was earned, 0 to 1'],
  ['points', 'The points that were earned'],
  ['points_possible', 'The points that the question counts'],
  ['answered_at', 'When the answer was last saved (UTC); empty if it never was'],
]

const wideColumns: readonly (readonly [name: string, meaning: string])[] = [
  ...responseColumns.filter(([name]) => ['learner', 'attempt', 'first', 'started_at', 'submitted_at'].includes(name)),
  [
    'question.option',
    'One column for each option of each question: 1 if it was chosen, 0 if not; for what is typed and for an order one column question.answer with the text. Empty if the question was not in the attempt',
  ],
]

const gradebookColumns: readonly (readonly [name: string, meaning: string])[] = [
  ['learner', 'A pseudonym of the learner, the same in every file of this installation'],
  ['name', 'The learner’s name'],
  ['email', 'The learner’s e-mail address'],
  ['cohort', 'The cohort that the learner is in'],
  ['joined_at', 'When the learner joined that cohort (UTC)'],
  ['last_active_at', 'When the learner last did something, exact to an hour (UTC); empty if never'],
  ['needs_help', 'Why the learner needs help, by the rules of the page; empty if not'],
  ['module.lesson_read_at', 'For each module: when the lesson was marked as read (UTC)'],
  ['module.attempts', 'For each module: the number of submitted attempts'],
  ['module.percent', 'For each module: the highest grade, in whole percent, rounded down'],
  ['module.points', 'For each module: the points of the highest grade'],
  ['module.points_possible', 'For each module: the points that were possible'],
  ['module.passed', 'For each module: 1 if the quiz is passed, 0 if it was tried and is not, empty if it was not tried'],
  ['module.lacking', 'For each module: what the highest grade lacked, points or safety'],
  ['module.late', 'For each module: 1 if the quiz was passed after its due date'],
  ['module.overridden', 'For each module: 1 if an instructor has overridden the grade'],
]

/** Returns what the columns of a file mean, as a file. Confidence is in none of them. */
export function describeColumns(kind: ExportKind): string {
  const columns = { responses: responseColumns, wide: wideColumns, gradebook: gradebookColumns }[kind]
  return byteOrderMark + writeRows([['column', 'meaning'], ...columns])
}

/**
 * Exports one row for each answer in the submitted attempts of the learners that the instructor may see, in one cohort or in all (""). The
 * learners have pseudonyms. Previews are left out.
 */
export async function* exportResponses(instructor: Instructor, cohort: string): CsvStream {
  yield byteOrderMark + writeRows([responseColumns.map(([name]) => name)])
  for await (const { rows, questions } of listResponses(instructor, cohort, null)) {
    yield writeRows(
      rows.map((row) => {
        const question = questions.get(Number(row.versionId)) as Question
        const { points } = questions.get(Number(row.countsAsId ?? row.versionId)) as Question
        const answer = readValue(row.value)
        return [
          ...whoAndWhen(row).slice(0, 2),
          row.module,
          ...whoAndWhen(row).slice(2),
          ...[Number(row.position), question.id, `v${row.hash.slice(0, 12)}`, question.kind, answerText(answer)],
          ...[isBlank(answer) ? 1 : 0, isWhole(row.mark) ? 1 : 0, row.mark, row.mark * points, points],
          row.savedAt ? stamp(row.savedAt) : null,
        ]
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
  for await (const { rows, questions } of listResponses(instructor, cohort, module)) {
    const attempts = new Map<string, ResponseRow[]>()
    for (const row of rows) attempts.set(row.attemptId, [...(attempts.get(row.attemptId) ?? []), row])
    yield writeRows(
      [...attempts.values()].map((answers) => {
        const given = new Map(
          answers.map(({ versionId, value }) => [(questions.get(Number(versionId)) as Question).id, readValue(value)]),
        )
        const cells = all.map(({ questionId, column }) =>
          given.has(questionId) ? column.cell(given.get(questionId) as Answer) : null,
        )
        return [...whoAndWhen(answers[0] as ResponseRow), ...cells]
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
  for (let page = 1; ; page++) {
    const query = { ...learnerQuery.parse({ cohort, sort: 'newest' }), page }
    const { rows, pages } = await listLearners(instructor, query, { now })
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
    if (page >= pages) return
    await letOthersWork()
  }
}

/** Counts the submitted attempts that an export of responses would hold, so that a page can say how long it will be. */
export async function countExported(instructor: Instructor, cohort: string): Promise<number> {
  const [row] = await db().$queryRaw<{ n: number | bigint | null }[]>`
    SELECT SUM(s."submitted") AS n FROM "Enrolment" e JOIN "ModuleStanding" s ON s."personId" = e."personId"
    WHERE ${seenBy(instructor).enrolled} AND ${inCohort(cohort)}`
  return Number(row?.n ?? 0)
}

// The answers of a few learners at a time, and the questions that they belong to.
async function* listResponses(instructor: Instructor, cohort: string, module: string | null) {
  for (let last = ''; ; ) {
    const learners = await db().$queryRaw<{ id: string }[]>`
      SELECT e."personId" AS "id" FROM "Enrolment" e
      WHERE e."personId" > ${last} AND ${seenBy(instructor).enrolled} AND ${inCohort(cohort)}
      ORDER BY e."personId" LIMIT ${learnersAtOnce}`
    if (learners.length === 0) return
    last = learners.at(-1)?.id ?? ''
    const rows = await db().$queryRaw<ResponseRow[]>`
      SELECT a."id" AS "attemptId", a."personId" AS "personId", a."module" AS "module", a."startedAt" AS "startedAt",
        a."submittedAt" AS "submittedAt", r."position" AS "position", r."questionVersionId" AS "versionId", v."hash" AS "hash",
        r."countsAsId" AS "countsAsId", r."value" AS "value", r."mark" AS "mark", r."savedAt" AS "savedAt", (s."firstId" = a."id") AS "isFirst"
      FROM "Attempt" a JOIN "Answer" r ON r."attemptId" = a."id" JOIN "QuestionVersion" v ON v."id" = r."questionVersionId"
        JOIN "ModuleStanding" s ON s."personId" = a."personId" AND s."module" = a."module"
      WHERE a."personId" IN (${joinSql(learners.map(({ id }) => id))}) AND NOT a."isPreview" AND a."submittedAt" IS NOT NULL
        AND ${module === null ? sql`1 = 1` : sql`a."module" = ${module}`}
      ORDER BY a."personId", a."startedAt", a."id", r."position"`
    const versions = rows.flatMap(({ versionId, countsAsId }) => [Number(versionId), Number(countsAsId ?? versionId)])
    const questions = await loadVersions([...new Set(versions)])
    if (rows.length > 0) yield { rows, questions }
    await letOthersWork()
  }
}

function inCohort(cohort: string) {
  return cohort === '' ? sql`1 = 1` : sql`e."cohortId" = ${cohort}`
}

function whoAndWhen({ personId, attemptId, isFirst, startedAt, submittedAt }: ResponseRow) {
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
  return new Date(at).toISOString()
}

import {
  type AnswerInForce,
  type AttemptChange,
  type CorrectionRule,
  correctedMark,
  isOtherTerms,
  listVanishedIn,
  type Mapping,
  type MarkChange,
  type Policy,
  type Terms,
} from '@/core/correction'
import type { Answer, Question } from '@/core/question'
import { type Db, db, joinSql, type Sql, sql } from './database/client'
import { loadVersions } from './question-versions'

/** What is stored of a correction that decides marks. `mapping` is JSON. */
export type StoredRule = { fromVersionId: number; toVersionId: number | null; policy: string; mapping: string }

/** Returns the rule of a stored correction, with the questions that it is about. */
export async function loadRule(
  { fromVersionId, toVersionId, policy, mapping }: StoredRule,
  client?: Pick<Db, 'questionVersion'>,
): Promise<CorrectionRule> {
  const versions = await loadVersions([fromVersionId, toVersionId ?? fromVersionId], client)
  return {
    policy: policy as Policy,
    mapping: JSON.parse(mapping) as Mapping,
    from: versions.get(fromVersionId) as Question,
    to: toVersionId === null ? null : (versions.get(toVersionId) as Question),
  }
}

/** An answer to one question version in a submitted attempt that counts. */
export type GivenAnswer = { attemptId: string; personId: string; value: string | null; mark: number; countsAsId: number | null }

// Few enough that a save does not wait for a batch.
const answersAtOnce = 100

/**
 * Returns the next answers to a question version in submitted attempts, after the attempt `after` in the order of ids, at most 100. `seen`
 * is a condition on a row `e` of "Enrolment"; without it everybody's are meant. Points that were given because the question was withdrawn
 * stay given, so that such answers are left out.
 */
export function listGivenAnswers(versionId: number, after: string, seen?: Sql): Promise<GivenAnswer[]> {
  return db().$queryRaw<GivenAnswer[]>`
    SELECT r."attemptId", a."personId", r."value", r."mark", r."countsAsId"
    FROM "Answer" r JOIN "Attempt" a ON a."id" = r."attemptId" ${seen ? sql`JOIN "Enrolment" e ON e."personId" = a."personId"` : sql``}
    WHERE r."questionVersionId" = ${versionId} AND r."attemptId" > ${after} AND a."submittedAt" IS NOT NULL AND NOT a."isPreview"
      AND r."withdrawalId" IS NULL AND ${seen ?? sql`1 = 1`}
    ORDER BY r."attemptId" LIMIT ${answersAtOnce}`
}

/** Returns the attempts in which an answer may earn another mark by a rule, or count otherwise. The whole attempt decides in the end. */
export function listMayChange(rule: CorrectionRule, answers: readonly GivenAnswer[]): string[] {
  const { from, to } = rule
  // Of a question with choices there are only few different answers.
  const marks = new Map<string, number>()
  const changed = answers.filter(({ value, mark, countsAsId }) => {
    const name = `${mark}/${value}`
    const after = marks.get(name) ?? correctedMark(rule, readAnswerValue(value), mark)
    marks.set(name, after)
    return after !== mark || countsAsId !== null || (to !== null && isOtherTerms(from, to))
  })
  return changed.map(({ attemptId }) => attemptId)
}

/** Reads a stored answer in the author's ids. Null is a blank. */
export function readAnswerValue(value: string | null): Answer {
  return value === null ? null : (JSON.parse(value) as Answer)
}

/**
 * Returns the parts of a version that its answers name and that another version lacks, by path, with how often they are named. Answers of
 * open attempts count as well: they are going to be marked. Both versions are of the same kind.
 */
export async function countVanished(fromVersionId: number, from: Question, to: Question): Promise<Map<string, number>> {
  const rows = await db().answer.groupBy({
    by: ['value'],
    where: { questionVersionId: fromVersionId, value: { not: null }, attempt: { isPreview: false } },
    _count: true,
  })
  const counts = new Map<string, number>()
  for (const { value, _count: count } of rows) {
    for (const path of listVanishedIn(readAnswerValue(value), from, to)) counts.set(path, (counts.get(path) ?? 0) + count)
  }
  return counts
}

type StoredAttempt = {
  id: string
  personId: string
  module: string
  passPercent: number
  overrideId: number | bigint | null
}

type StoredAnswer = {
  position: number
  questionVersionId: number
  value: string | null
  mark: number
  correctionId: number | null
  countsAsId: number | null
  withdrawalId: number | null
}

/** A graded attempt as a correction of one question version needs it. `stored` are its answers in the order of `answers`. */
export type AttemptInForce = {
  id: string
  personId: string
  module: string
  passPercent: number
  isOverridden: boolean
  answers: AnswerInForce[]
  stored: StoredAnswer[]
}

/** Loads graded attempts with their answers, in the order of their ids. The correction is meant for the answers to `versionId`. */
export async function loadAttemptsInForce(
  ids: readonly string[],
  versionId: number,
  client: Pick<Db, 'questionVersion' | '$queryRaw'> = db(),
): Promise<AttemptInForce[]> {
  if (ids.length === 0) return []
  const attempts = await client.$queryRaw<StoredAttempt[]>`
    SELECT a."id", a."personId", a."module", a."passPercent", a."overrideId" FROM "Attempt" a WHERE a."id" IN (${joinSql(ids)})
    ORDER BY a."id"`
  const rows = await client.$queryRaw<(StoredAnswer & { attemptId: string })[]>`
    SELECT r."attemptId", r."position", r."questionVersionId", r."value", r."mark", r."correctionId", r."countsAsId", r."withdrawalId"
    FROM "Answer" r
    WHERE r."attemptId" IN (${joinSql(ids)}) ORDER BY r."attemptId", r."position"`
  const all = rows.map(({ attemptId, ...row }) => ({
    attemptId,
    ...row,
    position: Number(row.position),
    questionVersionId: Number(row.questionVersionId),
    correctionId: row.correctionId === null ? null : Number(row.correctionId),
    countsAsId: row.countsAsId === null ? null : Number(row.countsAsId),
    withdrawalId: row.withdrawalId === null ? null : Number(row.withdrawalId),
  }))
  const versions = await loadVersions([...new Set(all.map((each) => each.countsAsId ?? each.questionVersionId))], client)
  const byAttempt = new Map<string, StoredAnswer[]>()
  for (const { attemptId, ...row } of all) byAttempt.set(attemptId, [...(byAttempt.get(attemptId) ?? []), row])
  return attempts.map(({ overrideId, ...attempt }) => {
    const stored = byAttempt.get(attempt.id) ?? []
    const answers = stored.map((each): AnswerInForce => {
      const counts = versions.get(each.countsAsId ?? each.questionVersionId) as Terms
      const isMeant = each.questionVersionId === versionId && each.withdrawalId === null
      return { position: each.position, given: readAnswerValue(each.value), mark: each.mark, counts, isMeant }
    })
    return { ...attempt, isOverridden: overrideId !== null, answers, stored }
  })
}

/** Returns what is written into the log for one mark that a correction changes. */
export function asLogged(
  correctionId: number,
  { id, stored }: Pick<AttemptInForce, 'id' | 'stored'>,
  { position, before: markBefore, after: markAfter }: MarkChange,
  before: AttemptChange['before'],
  after: AttemptChange['after'],
) {
  const answer = stored.find((each) => each.position === position)
  return {
    ...{ correctionId, attemptId: id, position, markBefore, markAfter },
    ...{ earnedBefore: before.earned, isPassedBefore: before.isPassed, earned: after.earned, isPassed: after.isPassed },
    ...{ correctionBeforeId: answer?.correctionId ?? null, countsAsBeforeId: answer?.countsAsId ?? null },
  }
}

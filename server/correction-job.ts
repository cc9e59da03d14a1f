import { setImmediate as letOthersWork } from 'node:timers/promises'
import { type AttemptChange, correctAttempt, countChange, type MarkChange } from '@/core/correction'
import { countMissedSafety, grade } from '@/core/grade'
import {
  type AttemptInForce,
  asLogged,
  listGivenAnswers,
  listMayChange,
  loadAttemptsInForce,
  loadRule,
  type StoredRule,
} from './correction-attempts'
import { type Db, db, joinSql, sql } from './database/client'
import { notifyOfFacts } from './fact-notices'
import { log } from './log'
import { type NoticeWords, noticeWordsOf, notify } from './notices'
import { loadVersions } from './question-versions'
import { shared } from './shared'
import { recordStandings, refreshEnrolments } from './standings'
import { retallyAttempts } from './tallies'

type Tx = Parameters<Parameters<Db['$transaction']>[0]>[0]
type StoredCorrection = StoredRule & { id: number; undoesId: number | null; reachedId: string; at: Date }
type Row = MarkChange & { correctionId: number | null; countsAsId: number | null }
type Outcome = Omit<AttemptChange, 'marks'> & { rows: Row[] }
type Changed = AttemptInForce & Outcome

// A save waits for the transaction that is going on, so each is made as large as takes about this long on this machine.
const longestMs = 15
const fewestAtOnce = 4
const mostAtOnce = 50

/**
 * Applies every correction that is not finished yet, and sends the notices of changed facts, in pieces. Whoever calls it while it runs waits
 * until all is done. It goes on where it was broken off: call it when the server starts, and after a correction was decided.
 */
export function finishCorrections(): Promise<void> {
  const job = shared<{ last: Promise<void> }>('corrections', () => ({ last: Promise.resolve() }))
  job.last = job.last.catch(() => undefined).then(finishAll)
  return job.last
}

/** Starts `finishCorrections` without waiting for it. A fault is logged; the next start goes on. */
export function startFinishing(): void {
  finishCorrections().catch((err) => log.error({ err }, 'a correction was broken off; the next start goes on with it'))
}

async function finishAll(): Promise<void> {
  for (;;) {
    const next = await db().correction.findFirst({ where: { finishedAt: null }, orderBy: { id: 'asc' } })
    if (!next) break
    await finish(next)
  }
  await notifyOfFacts()
}

async function finish(correction: StoredCorrection): Promise<void> {
  const words = await noticeWordsOf(correction)
  const isUndo = correction.undoesId !== null
  const rule = isUndo ? null : await loadRule(correction)
  let atOnce = fewestAtOnce
  for (let after = correction.reachedId; ; ) {
    const given = rule ? await listGivenAnswers(correction.fromVersionId, after) : []
    const ids = rule ? given.map(({ attemptId }) => attemptId) : await listUndone(correction, after)
    const last = ids.at(-1)
    if (last === undefined) break
    await letOthersWork()
    const toChange = rule ? listMayChange(rule, given) : ids
    while (toChange.length > 0) {
      const some = toChange.splice(0, atOnce)
      const began = performance.now()
      await db().$transaction((tx) => changeAttempts(tx, correction, some, words))
      const took = performance.now() - began
      atOnce = Math.max(fewestAtOnce, Math.min(mostAtOnce, Math.floor((atOnce * longestMs) / Math.max(1, took))))
      await letOthersWork()
    }
    await db().correction.update({ where: { id: correction.id }, data: { reachedId: last } })
    after = last
  }
  await db().correction.update({ where: { id: correction.id }, data: { finishedAt: new Date() } })
}

/**
 * Changes attempts as a correction says, with their grades, all that is counted of them, the log and the notices, in the transaction `tx`.
 * Attempts in which nothing changes are left alone.
 */
async function changeAttempts(tx: Tx, correction: StoredCorrection, ids: readonly string[], words: NoticeWords): Promise<void> {
  const changed: Changed[] = []
  for (const attempt of await loadAttemptsInForce(ids, correction.fromVersionId, tx)) {
    const outcome = await outcomeOf(tx, correction, attempt)
    if (outcome) changed.push({ ...attempt, ...outcome })
  }
  const last = ids.at(-1)
  if (changed.length === 0 || last === undefined) return
  const modules = [...new Set(changed.map(({ module }) => module))]
  const people = [...new Set(changed.map(({ personId }) => personId))]
  await retallyAttempts(tx, changed.map(asRemarked), async () => {
    await writeMarks(tx, correction.fromVersionId, changed)
    await writeGrades(tx, changed)
    await recordStandings(tx, sql`a."personId" IN (${joinSql(people)}) AND a."module" IN (${joinSql(modules)})`)
  })
  await refreshEnrolments(tx, sql`"personId" IN (${joinSql(people)})`)
  await tx.correctionChange.createMany({
    data: changed.flatMap((each) => each.rows.map((row) => asLogged(correction.id, each, row, each.before, each.after))),
  })
  await notify(tx, { people, correctionId: correction.id, at: correction.at, words })
  const { attempts, raised, lowered, newlyPassed, noLongerPassed } = await tx.correction.findUniqueOrThrow({
    where: { id: correction.id },
  })
  const counts = changed.reduce((sum, { before, after }) => countChange(sum, before, after), {
    ...{ attempts, raised, lowered, newlyPassed, noLongerPassed },
  })
  await tx.correction.update({ where: { id: correction.id }, data: { ...counts, reachedId: last } })
}

function asRemarked({ id, personId, after, stored, rows }: Changed) {
  const anew = stored.map((answer) => {
    const row = rows.find(({ position }) => position === answer.position)
    return row ? { ...answer, mark: row.after, countsAsId: row.countsAsId } : answer
  })
  return { id, personId, isPassed: after.isPassed, before: stored, after: anew }
}

// One statement for each distinct mark. An attempt asks a question once.
async function writeMarks(tx: Tx, questionVersionId: number, changed: readonly Changed[]): Promise<void> {
  const byMark = new Map<string, { ids: string[]; row: Row }>()
  for (const { id, rows } of changed) {
    for (const row of rows) {
      const name = `${row.after}/${row.correctionId}/${row.countsAsId}`
      byMark.set(name, { row, ids: [...(byMark.get(name)?.ids ?? []), id] })
    }
  }
  for (const { ids, row } of byMark.values()) {
    const { after: mark, correctionId, countsAsId } = row
    await tx.answer.updateMany({
      where: { questionVersionId, attemptId: { in: ids } },
      data: { mark, correctionId, countsAsId },
    })
  }
}

// The columns of a list of values have the same names in SQLite and PostgreSQL, which wants to know their types.
async function writeGrades(tx: Tx, changed: readonly Changed[]): Promise<void> {
  const values = changed.map(
    ({ id, after, missedSafety }) => sql`(${id}, ${after.earned}, ${after.possible}, ${after.isPassed}, ${missedSafety})`,
  )
  const [earned, possible] = [sql`CAST(n.column2 AS DOUBLE PRECISION)`, sql`CAST(n.column3 AS DOUBLE PRECISION)`]
  const [isPassed, missed] = [sql`CAST(n.column4 AS BOOLEAN)`, sql`CAST(n.column5 AS INTEGER)`]
  await tx.$executeRaw`
    UPDATE "Attempt" SET "markedEarned" = ${earned}, "markedPassed" = ${isPassed}, "missedSafety" = ${missed},
      "earned" = CASE WHEN "overrideId" IS NULL THEN ${earned} ELSE "earned" END,
      "possible" = CASE WHEN "overrideId" IS NULL THEN ${possible} ELSE "possible" END,
      "isPassed" = CASE WHEN "overrideId" IS NULL THEN ${isPassed} ELSE "isPassed" END
    FROM (VALUES ${joinSql(values)}) AS n WHERE "Attempt"."id" = n.column1`
}

async function outcomeOf(tx: Tx, correction: StoredCorrection, attempt: AttemptInForce): Promise<Outcome | null> {
  if (correction.undoesId !== null) return outcomeOfUndoing(tx, correction.undoesId, attempt)
  const change = correctAttempt(await loadRule(correction, tx), attempt.answers, attempt)
  if (!change) return null
  const rows = change.marks.map((mark): Row => {
    const old = attempt.stored.find(({ position }) => position === mark.position)
    return {
      ...mark,
      correctionId: correction.id,
      countsAsId: mark.countsAsNew ? correction.toVersionId : (old?.countsAsId ?? null),
    }
  })
  return { ...change, rows }
}

// Brings back what was before, where it is still the correction's mark that is in force.
async function outcomeOfUndoing(tx: Tx, undoesId: number, attempt: AttemptInForce): Promise<Outcome | null> {
  const logged = await tx.correctionChange.findMany({ where: { correctionId: undoesId, attemptId: attempt.id } })
  const rows = logged.flatMap(({ position, markBefore, correctionBeforeId, countsAsBeforeId }): Row[] => {
    const answer = attempt.stored.find((each) => each.position === position)
    if (answer?.correctionId !== undoesId) return []
    return [
      {
        ...{ position, before: answer.mark, after: markBefore, countsAsNew: false },
        // An override counts the points as they are now.
        ...{ correctionId: correctionBeforeId, countsAsId: attempt.isOverridden ? answer.countsAsId : countsAsBeforeId },
      },
    ]
  })
  if (rows.length === 0) return null
  const back = attempt.stored.map((each) => {
    const row = rows.find(({ position }) => position === each.position)
    return row
      ? { mark: row.after, id: row.countsAsId ?? each.questionVersionId }
      : { mark: each.mark, id: each.countsAsId ?? each.questionVersionId }
  })
  const versions = await loadVersions([...new Set(back.map(({ id }) => id))], tx)
  const gradeOf = (marked: Parameters<typeof grade>[0]) => grade(marked, attempt.passPercent)
  const marked = back.map(({ mark, id }) => ({
    mark,
    question: versions.get(id) as NonNullable<ReturnType<typeof versions.get>>,
  }))
  const before = gradeOf(attempt.answers.map(({ counts, mark }) => ({ question: counts, mark })))
  return { rows, before, after: gradeOf(marked), missedSafety: countMissedSafety(marked) }
}

async function listUndone({ undoesId }: StoredCorrection, after: string): Promise<string[]> {
  const rows = await db().correctionChange.findMany({
    where: { correctionId: undoesId ?? 0, attemptId: { gt: after } },
    select: { attemptId: true },
    distinct: ['attemptId'],
    orderBy: { attemptId: 'asc' },
    take: 100,
  })
  return rows.map(({ attemptId }) => attemptId)
}

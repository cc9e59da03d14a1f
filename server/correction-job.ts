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
import { type Db, db } from './database/client'
import { notifyOfFacts } from './fact-notices'
import { log } from './log'
import { type NoticeWords, noticeWordsOf, notify } from './notices'
import { loadVersions } from './question-versions'
import { shared } from './shared'
import { recordStanding, refreshEnrolments, thePerson } from './standings'
import { retallyAttempt } from './tallies'

type Tx = Parameters<Parameters<Db['$transaction']>[0]>[0]
type StoredCorrection = StoredRule & { id: number; undoesId: number | null; reachedId: string; at: Date }
type Row = MarkChange & { correctionId: number | null; countsAsId: number | null }
type Outcome = Omit<AttemptChange, 'marks'> & { rows: Row[] }

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
  for (let after = correction.reachedId; ; ) {
    const given = rule ? await listGivenAnswers(correction.fromVersionId, after) : []
    const ids = rule ? given.map(({ attemptId }) => attemptId) : await listUndone(correction, after)
    const last = ids.at(-1)
    if (last === undefined) break
    await letOthersWork()
    for (const id of rule ? listMayChange(rule, given) : ids) {
      await db().$transaction((tx) => changeAttempt(tx, correction, id, words))
      await letOthersWork()
    }
    await db().correction.update({ where: { id: correction.id }, data: { reachedId: last } })
    after = last
  }
  await db().correction.update({ where: { id: correction.id }, data: { finishedAt: new Date() } })
}

/**
 * Changes one attempt as a correction says, with its grade, all that is counted of it, the log and the notice, in the transaction `tx`. Does
 * nothing if nothing changes.
 */
async function changeAttempt(tx: Tx, correction: StoredCorrection, id: string, words: NoticeWords): Promise<void> {
  const [attempt] = await loadAttemptsInForce([id], correction.fromVersionId, tx)
  const outcome = attempt && (await outcomeOf(tx, correction, attempt))
  if (!attempt || !outcome) return
  const { personId, module, isOverridden } = attempt
  const { before, after, missedSafety, rows } = outcome
  await retallyAttempt(tx, { id, personId, module }, async () => {
    for (const { position, after: mark, correctionId, countsAsId } of rows) {
      await tx.answer.update({
        where: { attemptId_position: { attemptId: id, position } },
        data: { mark, correctionId, countsAsId },
      })
    }
    const marked = { markedEarned: after.earned, markedPassed: after.isPassed, missedSafety }
    const inForce = { earned: after.earned, isPassed: after.isPassed, possible: after.possible }
    await tx.attempt.update({ where: { id }, data: isOverridden ? marked : { ...marked, ...inForce } })
    await recordStanding(tx, personId, module)
  })
  await refreshEnrolments(tx, thePerson(personId))
  await tx.correctionChange.createMany({ data: rows.map((row) => asLogged(correction.id, attempt, row, before, after)) })
  await notify(tx, { personId, correctionId: correction.id, at: correction.at, words })
  const { attempts, raised, lowered, newlyPassed, noLongerPassed } = await tx.correction.findUniqueOrThrow({
    where: { id: correction.id },
  })
  const counts = countChange({ attempts, raised, lowered, newlyPassed, noLongerPassed }, before, after)
  await tx.correction.update({ where: { id: correction.id }, data: { ...counts, reachedId: id } })
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

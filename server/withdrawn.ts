import type { Question } from '@/core/question'
import type { ShownWithdrawal } from './attempt-rows'
import { findModule } from './course/course'
import { type Db, db } from './database/client'
import { versionOfPassage } from './lesson-versions'
import { log } from './log'
import { hashOf } from './question-versions'
import { shared } from './shared'

/**
 * A question that is withdrawn: every version up to `versionId` is. `isInFiles` is true while the course has it just as it was withdrawn; a
 * mended one is asked again.
 */
export type WithdrawnQuestion = { id: number; versionId: number; reason: string; isInFiles: boolean }

/** What is out of the running course: questions by their ids, and passages by `placeOfPassage`. */
export type Withdrawn = {
  questions: ReadonlyMap<string, WithdrawnQuestion>
  /** Passages whose text is still the one that was hidden, with the reason. */
  passages: ReadonlyMap<string, { reason: string }>
}

// `changes` counts what this process has changed, so that a look from before a change is not taken for one from after it.
type Known = { number: number; withdrawn: Withdrawn; checkedAt: number; checking: Promise<Withdrawn> | null; changes: number }

/** That nothing is withdrawn. */
export const nothingWithdrawn: Withdrawn = { questions: new Map(), passages: new Map() }
const checkEveryMs = 1000

/** Returns the name of a passage among all modules. */
export function placeOfPassage(module: string, passage: string): string {
  return `${module}#${passage}`
}

/**
 * Returns what is withdrawn now. The database is asked for a number that every change raises, at most once a second, and for the rest only
 * if the number has changed; a change by this process counts at once. The same object is returned until something changes. If the database
 * cannot be read, what was known last still holds, since a page that is in memory needs no database.
 */
export async function listWithdrawn(): Promise<Withdrawn> {
  const known = knownOf(db())
  if (performance.now() - known.checkedAt < checkEveryMs) return known.withdrawn
  known.checking ??= check(known)
  return known.checking
}

/** Makes the next `listWithdrawn` ask the database. Call it after a change. */
export function forgetWithdrawn(): void {
  const known = knownOf(db())
  known.checkedAt = Number.NEGATIVE_INFINITY
  known.checking = null
  known.changes += 1
}

/** Returns the withdrawal that gives the points of a question version to everybody; null if there is none. */
export function withdrawalOf(withdrawn: Withdrawn, questionId: string, versionId: number): WithdrawnQuestion | null {
  const found = withdrawn.questions.get(questionId)
  return found && versionId <= found.versionId ? found : null
}

/** Returns the ids of the questions that the course has in its files just as they were withdrawn. Nobody is asked these. */
export async function listWithdrawnIds(): Promise<Set<string>> {
  const { questions } = await listWithdrawn()
  return new Set([...questions].filter(([, { isInFiles }]) => isInFiles).map(([id]) => id))
}

type GivenAnswer = { position: number; questionVersionId: number; withdrawalId: number | null }

/**
 * Returns the withdrawals of the questions of one attempt, by position: those for which points were given when it was submitted, and those
 * that are in force now.
 */
export async function listWithdrawalsOf(
  answers: readonly GivenAnswer[],
  questions: ReadonlyMap<number, Pick<Question, 'id'>>,
): Promise<Map<number, ShownWithdrawal>> {
  const withdrawn = await listWithdrawn()
  const ids = answers.flatMap(({ withdrawalId }) => withdrawalId ?? [])
  const rows = ids.length > 0 ? await db().withdrawal.findMany({ where: { id: { in: ids } } }) : []
  const reasons = new Map(rows.map(({ id, reason }) => [id, reason]))
  return new Map(
    answers.flatMap(({ position, questionVersionId, withdrawalId }): [number, ShownWithdrawal][] => {
      const given = withdrawalId === null ? undefined : reasons.get(withdrawalId)
      if (given !== undefined) return [[position, { reason: given, isGiven: true }]]
      const now = withdrawalOf(withdrawn, questions.get(questionVersionId)?.id ?? '', questionVersionId)
      return now ? [[position, { reason: now.reason, isGiven: false }]] : []
    }),
  )
}

/** Returns what is withdrawn as it is stored at this moment, by the given client. */
export async function readWithdrawn(client: Pick<Db, 'withdrawal'>): Promise<Withdrawn> {
  const rows = await client.withdrawal.findMany({ where: { endedAt: null }, orderBy: { id: 'asc' } })
  const passages = rows.filter(({ kind, module, targetId, version }) => {
    const taught = kind === 'passage' ? findModule(module) : null
    return taught && versionOfPassage(taught, targetId) === version
  })
  return {
    questions: new Map(
      rows.flatMap(({ id, module, targetId, questionVersionId: versionId, version, reason }) =>
        versionId === null ? [] : [[targetId, { id, versionId, reason, isInFiles: findHash(module, targetId) === version }]],
      ),
    ),
    passages: new Map(passages.map(({ module, targetId, reason }) => [placeOfPassage(module, targetId), { reason }])),
  }
}

function findHash(module: string, id: string): string | null {
  const taught = findModule(module)
  const question = [...(taught?.quiz.questions ?? []), ...(taught?.practice ?? [])].find((each) => each.id === id)
  return question ? hashOf(question) : null
}

async function check(known: Known): Promise<Withdrawn> {
  const { changes } = known
  try {
    const [row] = await db().$queryRaw<{ number: number | bigint }[]>`
      SELECT COUNT(*) + COUNT("endedAt") AS "number" FROM "Withdrawal"`
    const number = Number(row?.number)
    const withdrawn = number === known.number ? known.withdrawn : await readWithdrawn(db())
    if (changes !== known.changes) return listWithdrawn()
    Object.assign(known, { number, withdrawn })
  } catch (err) {
    log.warn({ err }, 'what is withdrawn could not be read; what was known last still holds')
  }
  known.checkedAt = performance.now()
  known.checking = null
  return known.withdrawn
}

function knownOf(client: Db): Known {
  const byDatabase = shared('withdrawn', () => new WeakMap<Db, Known>())
  const known = byDatabase.get(client) ?? {
    number: 0,
    withdrawn: nothingWithdrawn,
    checkedAt: Number.NEGATIVE_INFINITY,
    checking: null,
    changes: 0,
  }
  byDatabase.set(client, known)
  return known
}

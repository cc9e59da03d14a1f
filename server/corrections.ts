import { setImmediate as letOthersWork } from 'node:timers/promises'
import {
  type AttemptChange,
  type CorrectionCounts,
  type CorrectionRule,
  correctAttempt,
  countChange,
  listPolicies,
  type Mapping,
  noCounts,
  type Policy,
} from '@/core/correction'
import { percent } from '@/core/grade'
import type { Instructor, Person } from '@/core/people'
import { listAnswerParts } from '@/core/question'
import { err, ok, type Result } from '@/core/result'
import { openNameOf } from './change-proposals'
import { countVanished, listGivenAnswers, listMayChange, loadAttemptsInForce } from './correction-attempts'
import { startFinishing } from './correction-job'
import { db, isTaken } from './database/client'
import { attemptsOnAPage, type ListPage, placePage } from './pages'
import { seenBy } from './people'
import { findChange, type QuestionChange } from './version-changes'

/**
 * Why a correction is refused: there is no such change, only administrators decide, the policy does not fit the change, a choice that was
 * picked and that is gone needs a mapping, another correction of the question is at work, or a later one is in force.
 */
export type CorrectionError =
  | 'not-found'
  | 'not-administrator'
  | 'policy-missing'
  | 'mapping-missing'
  | 'correction-running'
  | 'correction-not-last'

/** One attempt that a correction would change. An overridden grade stays as it is, and the change is one of the grade beneath it. */
export type DryRunRow = { attemptId: string; learner: Person; module: string; isOverridden: boolean } & Omit<
  AttemptChange,
  'missedSafety'
>

/** What a correction would do: a page of the attempts that change, the counts of all of them, and how many stay as they are. */
export type DryRun = ListPage<DryRunRow> & { counts: CorrectionCounts; unchanged: number }

type Found = Pick<DryRunRow, 'attemptId' | 'module' | 'isOverridden'> & { personId: string } & Omit<AttemptChange, 'missedSafety'>

/** Returns the parts that answers name and the new version lacks, by path, with how often they are named. Empty if answers cannot be mapped. */
export async function countParts({ kind, fromVersionId, from, to }: QuestionChange): Promise<Map<string, number>> {
  return kind === 'options' && to?.kind === from.kind ? countVanished(fromVersionId, from, to) : new Map()
}

/**
 * Works out what a correction would do to the attempts of the learners whom the instructor sees, without changing anything. Attempts that
 * would no longer pass come first, then those that would pass, then by how much the grade changes; 50 to a page. It reads in pieces, so that
 * nobody waits for it. Refusals: `not-found`, `policy-missing`, `mapping-missing`.
 */
export async function dryRun(
  instructor: Instructor,
  id: number,
  asked: { policy: Policy; mapping: Mapping },
  page = 1,
): Promise<Result<DryRun, CorrectionError>> {
  const ready = await readRule(instructor, id, asked)
  if (!ready.ok) return ready
  const { rule, change } = ready.value
  const found: Found[] = []
  let [all, counts] = [0, noCounts]
  for (let after = ''; ; ) {
    // Somebody who is a learner no more is corrected as well.
    const seen = instructor.sees === 'everybody' ? undefined : seenBy(instructor).enrolled
    const given = await listGivenAnswers(change.fromVersionId, after, seen)
    if (given.length === 0) break
    after = given.at(-1)?.attemptId ?? ''
    all += given.length
    await letOthersWork()
    for (const attempt of await loadAttemptsInForce(listMayChange(rule, given), change.fromVersionId)) {
      const outcome = correctAttempt(rule, attempt.answers, attempt)
      if (!outcome) continue
      const { id: attemptId, personId, module, isOverridden } = attempt
      const { marks, before, after: then } = outcome
      found.push({ attemptId, personId, module, isOverridden, marks, before, after: then })
      counts = countChange(counts, before, then)
    }
    await letOthersWork()
  }
  found.sort((a, b) => weightOf(b) - weightOf(a) || (a.attemptId < b.attemptId ? -1 : 1))
  const { skip, take, ...place } = placePage(page, found.length, attemptsOnAPage)
  const rows = await withLearners(found.slice(skip, skip + take))
  return ok({ ...place, rows, counts, unchanged: all - found.length })
}

/**
 * Corrects the marks of everybody who was given the changed question, with a reason that the learners read. It is logged for ever, and the
 * marks are changed in pieces by `finishCorrections`. The same correction again changes nothing and returns the id of the first.
 *
 * Refusals: those of `CorrectionError` but `correction-not-last`.
 */
export async function applyCorrection(
  instructor: Instructor,
  id: number,
  asked: { policy: Policy; mapping: Mapping; reason: string },
  now = new Date(),
): Promise<Result<number, CorrectionError>> {
  if (instructor.sees !== 'everybody') return err('not-administrator')
  const ready = await readRule(instructor, id, asked)
  if (!ready.ok) return ready
  const { fromVersionId, toVersionId } = ready.value.change
  const [policy, mapping] = [asked.policy, JSON.stringify(asked.mapping)]
  const done = await db().$transaction(async (tx): Promise<Result<number, CorrectionError>> => {
    const last = await tx.correction.findFirst({
      where: { fromVersionId, undoesId: null, undoneBy: null },
      orderBy: { id: 'desc' },
    })
    if (last && last.changeId === id && last.policy === policy && last.mapping === mapping) return ok(last.id)
    if ((await tx.correction.count({ where: { fromVersionId, finishedAt: null } })) > 0) return err('correction-running')
    const data = { changeId: id, fromVersionId, toVersionId, policy, mapping, reason: asked.reason, byId: instructor.id, at: now }
    const made = await tx.correction.create({ data })
    const decided = { state: 'corrected', openFor: null, decidedAt: now, decidedById: instructor.id }
    await tx.versionChange.update({ where: { id }, data: decided })
    return ok(made.id)
  })
  if (done.ok) startFinishing()
  return done
}

/**
 * Takes a correction back: every mark that it has given becomes what it was before, which is a new entry in the log with its own reason. The
 * change is then proposed again. Asking twice is asking once.
 *
 * Refusals: `not-administrator`; `not-found`; `correction-running` while it is being applied; `correction-not-last` if a later correction of
 * the same question is in force, which has to be taken back first.
 */
export async function undoCorrection(
  instructor: Instructor,
  id: number,
  reason: string,
  now = new Date(),
): Promise<Result<number, CorrectionError>> {
  if (instructor.sees !== 'everybody') return err('not-administrator')
  const found = await db().correction.findUnique({ where: { id }, include: { undoneBy: true, change: true } })
  if (!found || found.undoesId !== null) return err('not-found')
  if (found.undoneBy) return ok(found.undoneBy.id)
  if (!found.finishedAt) return err('correction-running')
  const { changeId, fromVersionId, toVersionId, policy, mapping, change } = found
  const later = { fromVersionId, id: { gt: id }, undoesId: null, undoneBy: null }
  if ((await db().correction.count({ where: later })) > 0) return err('correction-not-last')
  const openFor = openNameOf({ id: fromVersionId, kind: change.kind })
  try {
    const undone = await db().$transaction(async (tx) => {
      const data = { changeId, fromVersionId, toVersionId, policy, mapping, reason, byId: instructor.id, at: now, undoesId: id }
      const made = await tx.correction.create({ data })
      const isFree = (await tx.versionChange.count({ where: { openFor } })) === 0
      const others = await tx.correction.count({ where: { changeId, id: { not: id }, undoesId: null, undoneBy: null } })
      const open = isFree ? { state: 'proposed', openFor } : { state: 'obsolete', openFor: null }
      if (others === 0)
        await tx.versionChange.update({ where: { id: changeId }, data: { ...open, decidedAt: null, decidedById: null } })
      return made
    })
    startFinishing()
    return ok(undone.id)
  } catch (error) {
    // Two presses at once: the database takes only one undoing of a correction.
    if (!isTaken(error)) throw error
    return ok((await db().correction.findFirstOrThrow({ where: { undoesId: id } })).id)
  }
}

async function readRule(
  instructor: Instructor,
  id: number,
  { policy, mapping }: { policy: Policy; mapping: Mapping },
): Promise<Result<{ rule: CorrectionRule; change: QuestionChange }, CorrectionError>> {
  const change = await findChange(instructor, id)
  if (!change || change.state === 'obsolete') return err('not-found')
  const { from, to } = change
  if (!listPolicies(from, to).includes(policy)) return err('policy-missing')
  if (policy !== 'full-credit' && to) {
    const there = listAnswerParts(to).map(({ path }) => path)
    const named = [...(await countParts(change)).keys()]
    const isMapped = (path: string) => mapping[path] === null || there.includes(mapping[path] ?? '')
    if (!named.every(isMapped)) return err('mapping-missing')
  }
  return ok({ rule: { policy, mapping, from, to }, change })
}

function weightOf({ before, after }: Found): number {
  const step = Math.abs(percent(after) - percent(before))
  return step + (before.isPassed && !after.isPassed ? 2000 : 0) + (after.isPassed && !before.isPassed ? 1000 : 0)
}

async function withLearners(rows: readonly Found[]): Promise<DryRunRow[]> {
  const where = { id: { in: rows.map(({ personId }) => personId) } }
  const people = await db().person.findMany({ where, select: { id: true, name: true, email: true } })
  const byId = new Map(people.map((each) => [each.id, each]))
  return rows.flatMap(({ personId, ...row }): DryRunRow[] => {
    const person = byId.get(personId)
    return person ? [{ ...row, learner: { ...person, role: 'learner' } }] : []
  })
}

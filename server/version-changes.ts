import type { Instructor } from '@/core/people'
import type { Question } from '@/core/question'
import { err, ok, type Result } from '@/core/result'
import { type ChangeKind, type Comparison, compareVersions } from '@/core/version-change'
import { db } from './database/client'
import { loadVersions } from './question-versions'

/**
 * Where a change stands: `proposed`, `kept` (an administrator has seen it, and the marks stay), `corrected`, or `obsolete` (the files do
 * not say so any more).
 */
export type ChangeState = 'proposed' | 'kept' | 'corrected' | 'obsolete'

/**
 * A question that has changed since somebody was given it. `from` is the version that was given and `to` the present one; null if the
 * question was withdrawn. `base` is the version that the files were compared with: that of an earlier decision, or `from`. `comparison` says what
 * is different from it, but names what answers to `from` can name and `to` lacks. It is null for a withdrawn question, and for another reading of the same version. `given` counts how often the version
 * was given, to whomever; null for an instructor who does not see everybody.
 */
export type QuestionChange = {
  id: number
  module: string
  questionId: string
  kind: ChangeKind
  state: ChangeState
  proposedAt: Date
  decidedAt: Date | null
  decidedBy: string | null
  fromVersionId: number
  toVersionId: number | null
  from: Question
  base: Question
  to: Question | null
  comparison: Comparison | null
  given: number | null
}

/** Why a change of a question cannot be decided. */
export type ChangeError = 'not-found' | 'not-administrator'

/** Returns every change that is proposed, by module and then as proposed. Every instructor sees them. */
export async function listProposals(instructor: Instructor): Promise<QuestionChange[]> {
  return load(
    await db().versionChange.findMany({
      where: { state: 'proposed' },
      include: decider,
      orderBy: [{ module: 'asc' }, { id: 'asc' }],
    }),
    instructor,
  )
}

/** Returns the changes whose marks were left as they are, the latest first, at most 100. Every instructor sees them. */
export async function listKept(instructor: Instructor): Promise<QuestionChange[]> {
  const where = { state: 'kept' }
  return load(
    await db().versionChange.findMany({ where, include: decider, orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }], take: 100 }),
    instructor,
  )
}

/** Returns one change in any state. Returns null if there is none with this id. Every instructor sees it. */
export async function findChange(instructor: Instructor, id: number): Promise<QuestionChange | null> {
  const row = await db().versionChange.findUnique({ where: { id }, include: decider })
  return row && ((await load([row], instructor))[0] ?? null)
}

/** Counts the changed questions and facts that wait for an administrator. Returns 0 for other instructors, who decide nothing. */
export async function countProposals({ sees }: Instructor): Promise<number> {
  if (sees !== 'everybody') return 0
  const where = { state: 'proposed' }
  return (await db().versionChange.count({ where })) + (await db().factChange.count({ where }))
}

/**
 * Confirms that a question has changed and that the marks stay as they are. Doing it twice is doing it once. Refusals:
 * `not-administrator`; `not-found` if nothing is proposed under this id.
 */
export async function keepMarks(instructor: Instructor, id: number, now = new Date()): Promise<Result<null, ChangeError>> {
  if (instructor.sees !== 'everybody') return err('not-administrator')
  const row = await db().versionChange.findUnique({ where: { id }, select: { state: true } })
  if (row?.state === 'kept') return ok(null)
  const kept = await keep({ id }, instructor, now)
  return kept === 0 ? err('not-found') : ok(null)
}

/**
 * Confirms every proposed change of these kinds up to the id `last`, and leaves all marks as they are. What was proposed after the page
 * was loaded has a greater id and stays. Returns how many there were. Refuses as `not-administrator`.
 */
export async function keepAllMarks(
  instructor: Instructor,
  kinds: readonly ChangeKind[],
  last: number,
  now = new Date(),
): Promise<Result<number, 'not-administrator'>> {
  if (instructor.sees !== 'everybody') return err('not-administrator')
  return ok(await keep({ id: { lte: last }, kind: { in: [...kinds] } }, instructor, now))
}

async function keep(where: object, { id: decidedById }: Instructor, now: Date): Promise<number> {
  const data = { state: 'kept', openFor: null, decidedAt: now, decidedById }
  return (await db().versionChange.updateMany({ where: { ...where, state: 'proposed' }, data })).count
}

const decider = { decidedBy: { select: { name: true } } } as const

type Row = {
  id: number
  module: string
  questionId: string
  kind: string
  state: string
  proposedAt: Date
  decidedAt: Date | null
  decidedBy: { name: string } | null
  fromVersionId: number
  toVersionId: number | null
  baseVersionId: number | null
}

async function load(rows: readonly Row[], { sees }: Instructor): Promise<QuestionChange[]> {
  const ids = rows.map(({ fromVersionId }) => fromVersionId)
  const versions = await loadVersions([
    ...new Set(rows.flatMap((each) => [each.fromVersionId, each.toVersionId ?? [], each.baseVersionId ?? []].flat())),
  ])
  const where = { questionVersionId: { in: ids } }
  const counted = sees === 'everybody' ? await db().answer.groupBy({ by: ['questionVersionId'], where, _count: true }) : null
  const given = counted && new Map(counted.map(({ questionVersionId, _count: count }) => [questionVersionId, count]))
  return rows.map(({ decidedBy, baseVersionId, ...row }) => {
    const from = versions.get(row.fromVersionId) as Question
    const base = versions.get(baseVersionId ?? row.fromVersionId) as Question
    const to = row.toVersionId === null ? null : (versions.get(row.toVersionId) as Question)
    return {
      ...row,
      kind: row.kind as ChangeKind,
      state: row.state as ChangeState,
      decidedBy: decidedBy?.name ?? null,
      ...{ from, base, to },
      comparison:
        to && row.kind !== 'reading' ? { ...compareVersions(base, to), vanished: compareVersions(from, to).vanished } : null,
      given: given && (given.get(row.fromVersionId) ?? 0),
    }
  })
}

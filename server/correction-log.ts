import type { CorrectionCounts, Policy } from '@/core/correction'
import type { Instructor, Viewer } from '@/core/people'
import type { Question } from '@/core/question'
import type { ChangeKind } from '@/core/version-change'
import { db } from './database/client'
import { countRead, type ReadCount } from './notices'
import { attemptsOnAPage, type ListPage, placePage } from './pages'
import { seenBy } from './people'
import { listOpenQuestionIds, loadVersions } from './question-versions'

/**
 * An entry in the log of corrections: a correction, or the undoing of an earlier one (`undoesId`). `finishedAt` is null while marks are still
 * being changed. `counts` are of the whole installation and null for an instructor who does not see everybody; `readers` are the learners whom
 * the instructor sees. `canBeUndone` is true if nothing stands above it.
 */
export type LoggedCorrection = {
  id: number
  changeId: number
  module: string
  questionId: string
  stem: string
  kind: ChangeKind
  policy: Policy
  reason: string
  byName: string | null
  at: Date
  finishedAt: Date | null
  undoesId: number | null
  isUndone: boolean
  canBeUndone: boolean
  counts: CorrectionCounts | null
  readers: ReadCount
}

/** Returns a page of the log of corrections, the newest first, 50 to a page. With `changeId` only those of one change. */
export async function listCorrections(
  instructor: Instructor,
  { page = 1, changeId }: { page?: number; changeId?: number } = {},
): Promise<ListPage<LoggedCorrection>> {
  const where = changeId === undefined ? {} : { changeId }
  const { skip, take, ...place } = placePage(page, await db().correction.count({ where }), attemptsOnAPage)
  const found = await db().correction.findMany({
    where,
    include: { by: { select: { name: true } }, undoneBy: { select: { id: true } }, change: true },
    orderBy: { id: 'desc' },
    skip,
    take,
  })
  const questions = await loadVersions([...new Set(found.map(({ fromVersionId }) => fromVersionId))])
  const standing = await db().correction.groupBy({
    by: ['fromVersionId'],
    where: { fromVersionId: { in: [...questions.keys()] }, undoesId: null, undoneBy: null },
    _max: { id: true },
  })
  const last = new Set(standing.map(({ _max }) => _max.id))
  const readers = await countRead(
    instructor,
    'correction',
    found.map(({ id }) => id),
  )
  return {
    ...place,
    rows: found.map(
      ({ id, changeId: of, policy, reason, by, at, finishedAt, undoesId, undoneBy, change, fromVersionId, ...row }) => {
        const { attempts, raised, lowered, newlyPassed, noLongerPassed } = row
        return {
          ...{ id, changeId: of, reason, at, finishedAt, undoesId },
          ...{ module: change.module, questionId: change.questionId, kind: change.kind as ChangeKind, policy: policy as Policy },
          stem: (questions.get(fromVersionId) as Question).stem,
          byName: by?.name ?? null,
          isUndone: undoneBy !== null,
          canBeUndone: finishedAt !== null && last.has(id),
          counts: instructor.sees === 'everybody' ? { attempts, raised, lowered, newlyPassed, noLongerPassed } : null,
          readers: readers.get(id) ?? { notified: 0, read: 0 },
        }
      },
    ),
  }
}

/** That the mark of a question in an attempt was corrected, or a correction taken back (`isUndo`). Marks are fractions 0..1. */
export type MarkCorrection = { position: number; before: number; after: number; reason: string; isUndo: boolean; at: Date }

/**
 * Returns how the marks of an attempt were corrected, the oldest first. Questions of an open attempt of its learner are left out. Empty if the
 * viewer is neither its learner nor may see the learner.
 */
export async function listMarkCorrections(viewer: Viewer, attemptId: string): Promise<MarkCorrection[]> {
  const mine = { personId: viewer.id }
  const person = viewer.role === 'instructor' ? { OR: [mine, { person: seenBy(viewer).learners }] } : mine
  const rows = await db().correctionChange.findMany({
    where: { attemptId, attempt: person },
    include: { correction: { select: { reason: true, at: true, undoesId: true, change: { select: { questionId: true } } } } },
    orderBy: [{ correctionId: 'asc' }, { position: 'asc' }],
  })
  const open = rows.length === 0 || viewer.role === 'instructor' ? null : await listOpenQuestionIds(viewer.id)
  return rows
    .filter(({ correction }) => !open?.has(correction.change.questionId))
    .map(({ position, markBefore, markAfter, correction: { reason, at, undoesId } }) => ({
      ...{ position, before: markBefore, after: markAfter, reason, at },
      isUndo: undoesId !== null,
    }))
}

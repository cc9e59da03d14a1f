import { createHash } from 'node:crypto'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import { findOtherMark } from '@/core/explained'
import type { Answer, Question } from '@/core/question'
import { type ChangeKind, compareVersions } from '@/core/version-change'
import { loadCourse } from './course/course'
import { db } from './database/client'
import { hashOf, loadVersions, storeVersions } from './question-versions'
import { readWithdrawn } from './withdrawn'

type StoredVersion = { id: number; hash: string; module: string; questionId: string }
type Wanted = StoredVersion & {
  kind: ChangeKind
  current: { module: string; question: Question } | null
  baseId: number
  fingerprint: string
}
type Decided = { toVersionId: number | null; fingerprint: string }

const versionsAtOnce = 50

/**
 * Compares every question version that somebody was given with the files of the course, and proposes each difference once. Proposals that
 * the files no longer make become obsolete. No mark changes. Call it when the server starts. Returns how many proposals are new and how
 * many became obsolete.
 *
 * A version that was decided about is compared by what it was decided against, so that only what has changed since is proposed. A question
 * that `ids.yaml` retires, or whose module is taught no more, is no withdrawal. One that an instructor has withdrawn from the running course
 * is, as long as the files have it as it was. With a `questionId` only this question is looked at.
 */
export async function proposeChanges({ questionId, now = new Date() }: { questionId?: string; now?: Date } = {}): Promise<{
  proposed: number
  obsolete: number
}> {
  const only = questionId === undefined ? {} : { questionId }
  const versions = await db().questionVersion.findMany({
    where: { answers: { some: {} }, ...only },
    select: { id: true, hash: true, module: true, questionId: true },
    orderBy: { id: 'asc' },
  })
  const wanted = new Map<string, Wanted>()
  const decided = await listDecided()
  for (let i = 0; i < versions.length; i += versionsAtOnce) {
    const some = versions.slice(i, i + versionsAtOnce)
    for (const each of await listChanged(some, decided)) wanted.set(openNameOf(each), each)
    for (const each of some) {
      const found = await findOtherReading(each, decided)
      if (found) wanted.set(openNameOf(found), found)
      await letOthersWork()
    }
  }
  return writeProposals(wanted, only, now)
}

/** Returns the name under which a proposal is open. No second one can be open under it. */
export function openNameOf({ id, kind }: { id: number; kind: string }): string {
  return `${kind === 'reading' ? 'reading' : 'question'}/${id}`
}

async function listDecided(): Promise<Map<string, Decided>> {
  const rows = await db().versionChange.findMany({ where: { state: { in: ['kept', 'corrected'] } }, orderBy: { id: 'asc' } })
  return new Map(
    rows.map(({ fromVersionId, kind, toVersionId, fingerprint }) => [
      openNameOf({ id: fromVersionId, kind }),
      { toVersionId, fingerprint },
    ]),
  )
}

async function listChanged(versions: readonly StoredVersion[], decided: ReadonlyMap<string, Decided>): Promise<Wanted[]> {
  const { course, modules, recorded } = loadCourse()
  const retired = new Set(recorded?.retired ?? [])
  const taught = new Map(
    // A question that is for practice now is still in the files.
    [
      ...modules.map(({ slug, practice }) => [slug, practice] as const),
      ...modules.map(({ slug, quiz }) => [slug, quiz.questions] as const),
    ].flatMap(([module, questions]) => questions.map((question) => [question.id, { module, question }] as const)),
  )
  const found: Wanted[] = []
  const { questions: withdrawn } = await readWithdrawn(db())
  for (const version of versions) {
    const last = decided.get(openNameOf({ id: version.id, kind: 'key' }))
    const inFiles = taught.get(version.questionId) ?? null
    const current = withdrawn.get(version.questionId)?.isInFiles ? null : inFiles
    if (!current) {
      const isGone = !retired.has(version.questionId) && course.modules.includes(version.module) && last?.toVersionId !== null
      if (isGone) found.push({ ...version, kind: 'withdrawn', current, baseId: version.id, fingerprint: 'withdrawn' })
      continue
    }
    const baseId = last?.toVersionId ?? version.id
    const hash = hashOf(current.question)
    if (baseId === version.id && version.hash === hash) continue
    const base = (await loadVersions([baseId])).get(baseId) as Question
    const { kind } = compareVersions(base, current.question)
    if (kind !== 'none') found.push({ ...version, kind, current, baseId, fingerprint: `${kind}/${hashOf(base)}/${hash}` })
  }
  return found
}

// The answers to a version whose marks today's code would not give. Marks that a correction or a withdrawal has given are none of them.
async function findOtherReading(version: StoredVersion, decided: ReadonlyMap<string, Decided>): Promise<Wanted | null> {
  const rows = await db().$queryRaw<{ value: string; mark: number }[]>`
    SELECT r."value", r."mark" FROM "Answer" r JOIN "Attempt" a ON a."id" = r."attemptId"
    WHERE r."questionVersionId" = ${version.id} AND r."value" IS NOT NULL AND r."mark" IS NOT NULL AND r."correctionId" IS NULL
      AND r."withdrawalId" IS NULL
      AND NOT a."isPreview"
    GROUP BY r."value", r."mark"`
  if (rows.length === 0) return null
  const question = (await loadVersions([version.id])).get(version.id) as Question
  const others = rows.flatMap(({ value, mark }) => {
    const today = findOtherMark(question, JSON.parse(value) as Answer, mark)
    return today === null ? [] : [shortHash(`${value}/${mark}/${today}`)]
  })
  const known = decided.get(openNameOf({ id: version.id, kind: 'reading' }))?.fingerprint.split(',') ?? []
  if (others.every((each) => known.includes(each))) return null
  const current = { module: version.module, question }
  return { ...version, kind: 'reading', current, baseId: version.id, fingerprint: others.sort().join(',') }
}

async function writeProposals(
  wanted: ReadonlyMap<string, Wanted>,
  only: { questionId?: string },
  now: Date,
): Promise<{ proposed: number; obsolete: number }> {
  const open = await db().versionChange.findMany({
    where: { state: 'proposed', ...only },
    select: { id: true, openFor: true, fingerprint: true },
  })
  const old = open.filter(({ openFor, fingerprint }) => wanted.get(openFor ?? '')?.fingerprint !== fingerprint)
  const stays = new Set(open.filter((each) => !old.includes(each)).map(({ openFor }) => openFor))
  for (const { id } of old) await db().versionChange.update({ where: { id }, data: { state: 'obsolete', openFor: null } })
  let proposed = 0
  for (const [openFor, { id, module, questionId, kind, current, baseId, fingerprint }] of wanted) {
    if (stays.has(openFor)) continue
    const toVersionId = current ? await storeCurrent(id, kind, current) : null
    const data = {
      module,
      questionId,
      kind,
      fromVersionId: id,
      baseVersionId: baseId === id ? null : baseId,
      toVersionId,
      fingerprint,
      state: 'proposed',
      openFor,
      proposedAt: now,
    }
    await db().versionChange.create({ data })
    proposed += 1
  }
  return { proposed, obsolete: old.length }
}

async function storeCurrent(id: number, kind: ChangeKind, { module, question }: { module: string; question: Question }) {
  return kind === 'reading' ? id : ((await storeVersions(module, [question]))[0] as number)
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 10)
}

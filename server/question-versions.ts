import { createHash } from 'node:crypto'
import { type Question, question } from '@/core/question'
import { type Cache, openCache } from './cache'
import { type Db, db, isTaken } from './database/client'
import { shared } from './shared'

type Caches = { questions: Cache<number, Question>; questionIds: Cache<number, string>; versionIds: Cache<string, number> }

const mostVersions = 5000

/** The ids of the stored versions of these questions, in the same order. What is new is stored first, once, by its hash. */
export async function storeVersions(module: string, questions: readonly Question[]): Promise<number[]> {
  const { versionIds } = caches()
  const wanted = questions.map((each) => ({ hash: hashOf(each), content: each }))
  const found = new Map(wanted.map(({ hash }) => [hash, versionIds.get(hash)]))
  const unknown = wanted.filter(({ hash }) => found.get(hash) === undefined)
  if (unknown.length > 0) {
    for (const [hash, id] of await versionIdsByHash(unknown.map(({ hash }) => hash))) found.set(hash, id)
    for (const { hash, content } of unknown) {
      const id = found.get(hash) ?? (await store(hash, content, module))
      found.set(hash, id)
      versionIds.set(hash, id)
    }
  }
  return wanted.map(({ hash }) => found.get(hash) as number)
}

/**
 * The questions of these versions, by version id, as they were when they were given. Throws where one cannot be read. Inside a
 * transaction it must be handed that, or it waits for its end.
 */
export async function loadVersions(
  ids: readonly number[],
  client: Pick<Db, 'questionVersion'> = db(),
): Promise<Map<number, Question>> {
  const { questions } = caches()
  // Held apart: remembering one may drop another that is wanted here.
  const found = new Map(ids.map((id) => [id, questions.get(id)]))
  const missing = ids.filter((id) => !found.get(id))
  if (missing.length > 0) {
    for (const { id, body } of await client.questionVersion.findMany({ where: { id: { in: missing } } })) {
      const read = question.parse(JSON.parse(body))
      questions.set(id, read)
      found.set(id, read)
    }
  }
  return new Map(ids.map((id) => [id, required(found.get(id), id)]))
}

/** The ids of the questions in somebody's open attempts, which nothing else may show. */
export async function listOpenQuestionIds(personId: string): Promise<Set<string>> {
  return new Set((await countGiven({ personId, submittedAt: null })).keys())
}

/** How often somebody was given each question of a module, by question id. */
export function countTimesGiven(personId: string, module: string): Promise<Map<string, number>> {
  return countGiven({ personId, module })
}

// The questions of the course stay as they were read from its files.
const hashes = new WeakMap<Question, string>()

/** The hash of a question's content: SHA-256 over its JSON with sorted keys, in base64url. It must not change afterwards. */
export function hashOf(content: Question): string {
  const hash = hashes.get(content) ?? createHash('sha256').update(stable(content)).digest('base64url')
  hashes.set(content, hash)
  return hash
}

// A version never changes, so that what was read or stored once holds as long as its database is in use.
function caches(): Caches {
  const byDatabase = shared('question-versions', () => new WeakMap<Db, Caches>())
  const opened = byDatabase.get(db()) ?? {
    questions: openCache(mostVersions),
    questionIds: openCache(mostVersions),
    versionIds: openCache(mostVersions),
  }
  byDatabase.set(db(), opened)
  return opened
}

// By version first, in the database: somebody may have taken a quiz a hundred times.
async function countGiven(attempt: { personId: string; module?: string; submittedAt?: null }): Promise<Map<string, number>> {
  const rows = await db().answer.groupBy({ by: ['questionVersionId'], where: { attempt }, _count: true })
  const questionIds = await questionIdsOf(rows.map(({ questionVersionId }) => questionVersionId))
  const times = new Map<string, number>()
  for (const { questionVersionId, _count: count } of rows) {
    const id = required(questionIds.get(questionVersionId), questionVersionId)
    times.set(id, (times.get(id) ?? 0) + count)
  }
  return times
}

// Without the questions themselves: an old one that can no longer be read is no reason to give nobody a new one.
async function questionIdsOf(versions: readonly number[]): Promise<Map<number, string>> {
  const { questionIds } = caches()
  const found = new Map(
    versions
      .map((id) => [id, questionIds.get(id)] as const)
      .filter((each): each is readonly [number, string] => each[1] !== undefined),
  )
  const missing = versions.filter((id) => !found.has(id))
  if (missing.length > 0) {
    const select = { id: true, questionId: true }
    for (const { id, questionId } of await db().questionVersion.findMany({ where: { id: { in: missing } }, select })) {
      questionIds.set(id, questionId)
      found.set(id, questionId)
    }
  }
  return found
}

async function versionIdsByHash(hashes: string[]): Promise<Map<string, number>> {
  const rows = await db().questionVersion.findMany({ where: { hash: { in: hashes } }, select: { id: true, hash: true } })
  return new Map(rows.map(({ id, hash }) => [hash, id]))
}

async function store(hash: string, content: Question, module: string): Promise<number> {
  try {
    const data = { hash, questionId: content.id, body: stable(content), module }
    return (await db().questionVersion.create({ data, select: { id: true } })).id
  } catch (error) {
    // Somebody else stored the same one at the same moment.
    if (!isTaken(error)) throw error
    return (await versionIdsByHash([hash])).get(hash) as number
  }
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

function required<T>(value: T | undefined, id: number): T {
  if (value === undefined) throw new Error(`Question version ${id} is missing from the database.`)
  return value
}

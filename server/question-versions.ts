import { createHash } from 'node:crypto'
import { type Question, question } from '@/core/question'
import { stableJson } from '@/core/stable-json'
import { type Cache, openCache } from './cache'
import { type Db, db, isTaken } from './database/client'
import { shared } from './shared'

type Caches = { questions: Cache<number, Question>; questionIds: Cache<number, string>; versionIds: Cache<string, number> }

const mostVersions = 5000

/** Returns the ids of the stored versions of questions, in the same order. A new version is stored first, once for each hash. */
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

/** Returns the ids of the stored versions of questions, by question id. A question that nobody was given yet is not stored, and left out. */
export async function listVersionIds(questions: readonly Question[]): Promise<Map<string, number>> {
  const { versionIds } = caches()
  const unknown = questions.map(hashOf).filter((hash) => versionIds.get(hash) === undefined)
  if (unknown.length > 0) for (const [hash, id] of await versionIdsByHash(unknown)) versionIds.set(hash, id)
  const found = questions.map((each) => [each.id, versionIds.get(hashOf(each))] as const)
  return new Map(found.filter((each): each is readonly [string, number] => each[1] !== undefined))
}

/**
 * Returns the questions of these versions, by version id, as they were when they were given. Throws if a version is missing or
 * cannot be read. Inside a transaction, pass the transaction as `client`: any other client waits until the transaction has ended.
 */
export async function loadVersions(
  ids: readonly number[],
  client: Pick<Db, 'questionVersion'> = db(),
): Promise<Map<number, Question>> {
  const { questions } = caches()
  // Found questions are collected here as well, because adding one to the cache may drop another that is needed.
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

/** Returns the ids of the questions in a person's open attempts. Nothing else may show these questions to that person. */
export async function listOpenQuestionIds(personId: string): Promise<Set<string>> {
  return new Set((await countGiven({ personId, submittedAt: null })).keys())
}

/** Returns how often a person was given each question of a module, by question id. */
export function countTimesGiven(personId: string, module: string): Promise<Map<string, number>> {
  return countGiven({ personId, module })
}

// A question is not changed after it was read from its file, so its hash can be cached with it.
const hashes = new WeakMap<Question, string>()

/**
 * Returns the hash of a question's content: SHA-256 over its JSON with sorted keys, in base64url. Do not change the question
 * later.
 */
export function hashOf(content: Question): string {
  const hash = hashes.get(content) ?? createHash('sha256').update(stableJson(content)).digest('base64url')
  hashes.set(content, hash)
  return hash
}

// A stored version never changes, so the caches stay valid as long as their database is in use.
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

// The database counts by version first, because a person may have taken a quiz a hundred times.
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

// Does not read the questions themselves: an old version that can no longer be read must not prevent a new attempt.
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
    const data = { hash, questionId: content.id, body: stableJson(content), module }
    return (await db().questionVersion.create({ data, select: { id: true } })).id
  } catch (error) {
    // Another request has stored the same version in the meantime.
    if (!isTaken(error)) throw error
    return (await versionIdsByHash([hash])).get(hash) as number
  }
}

function required<T>(value: T | undefined, id: number): T {
  if (value === undefined) throw new Error(`Question version ${id} is missing from the database.`)
  return value
}

import { createHash } from 'node:crypto'
import { type Question, question } from '@/core/question'
import { type Db, db, isTaken } from './db'

// A version never changes, so that what was read once may be kept as long as its database is in use; the oldest go when there
// are too many.
const keptOf = new WeakMap<Db, Map<number, Question>>()
const keptAtMost = 5000

/** The ids of the stored versions of these questions, in the same order. What is new is stored first, once, by its hash. */
export async function keepVersions(module: string, questions: readonly Question[]): Promise<number[]> {
  const wanted = questions.map((each) => ({ hash: hashOf(each), questionId: each.id, body: stable(each), module }))
  const hashes = wanted.map(({ hash }) => hash)
  const found = await findByHash(db(), hashes)
  for (const version of wanted.filter(({ hash }) => !found.has(hash))) {
    try {
      const { id } = await db().questionVersion.create({ data: version })
      found.set(version.hash, id)
    } catch (error) {
      // Somebody else stored the same one at the same moment.
      if (!isTaken(error)) throw error
      for (const [hash, id] of await findByHash(db(), [version.hash])) found.set(hash, id)
    }
  }
  return hashes.map((hash) => found.get(hash) as number)
}

/** The questions of these versions, by version id, as they were when they were given. Throws where one cannot be read. */
export async function loadVersions(ids: readonly number[]): Promise<Map<number, Question>> {
  const kept = keptOf.get(db()) ?? new Map<number, Question>()
  keptOf.set(db(), kept)
  // Held apart: making room below may drop from what is kept a version that is wanted here.
  const found = new Map(ids.map((id) => [id, kept.get(id)]))
  const missing = ids.filter((id) => !found.get(id))
  if (missing.length > 0) {
    for (const { id, body } of await db().questionVersion.findMany({ where: { id: { in: missing } } })) {
      if (kept.size >= keptAtMost) kept.delete(kept.keys().next().value as number)
      const read = question.parse(JSON.parse(body))
      kept.set(id, read)
      found.set(id, read)
    }
  }
  return new Map(ids.map((id) => [id, required(found.get(id), id)]))
}

/** The ids of the questions in somebody's open attempts, which nothing else may show. */
export async function listOpenQuestionIds(personId: string): Promise<Set<string>> {
  const rows = await db().answer.findMany({
    where: { attempt: { personId, submittedAt: null } },
    select: { questionVersion: { select: { questionId: true } } },
  })
  return new Set(rows.map(({ questionVersion }) => questionVersion.questionId))
}

/** The hash of a question's content: SHA-256 over its JSON with sorted keys, in base64url. */
export function hashOf(content: Question): string {
  return createHash('sha256').update(stable(content)).digest('base64url')
}

async function findByHash(client: Pick<Db, 'questionVersion'>, hashes: string[]): Promise<Map<string, number>> {
  const rows = await client.questionVersion.findMany({ where: { hash: { in: hashes } }, select: { id: true, hash: true } })
  return new Map(rows.map(({ id, hash }) => [hash, id]))
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

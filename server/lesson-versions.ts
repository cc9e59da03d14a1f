import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { AuthoredModule } from './course/course'
import { type Db, db } from './database/client'
import { shared } from './shared'

/** The text of a lesson as it was at some time. `passages` has the version of each passage by its id; `since` is when it was first in use. */
export type LessonVersion = { version: string; passages: Map<string, string>; since: Date }

/**
 * Returns the name of the lesson's present version and stores the versions of its passages with it, once. Call it when an attempt is
 * started: the learner has read, or could read, this text.
 */
export async function keepLessonVersion({ slug, body }: Pick<AuthoredModule, 'slug' | 'body'>, now: Date): Promise<string> {
  const version = hashOfText(body)
  const byDatabase = shared('lesson-versions', () => new WeakMap<Db, Set<string>>())
  const kept = byDatabase.get(db()) ?? new Set()
  byDatabase.set(db(), kept)
  if (kept.has(`${slug}/${version}`)) return version
  const id = { module: slug, version }
  const passages = JSON.stringify(Object.fromEntries(versionsOfPassages(body)))
  await db().lessonVersion.upsert({ where: { module_version: id }, create: { ...id, passages, since: now }, update: {} })
  kept.add(`${slug}/${version}`)
  return version
}

/** Returns the versions of a module's lesson that attempts were started with, the oldest first. */
export async function listLessonVersions(module: string): Promise<LessonVersion[]> {
  const rows = await db().lessonVersion.findMany({ where: { module }, orderBy: { since: 'asc' } })
  return rows.map(({ version, passages, since }) => ({
    version,
    passages: new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(passages)))),
    since,
  }))
}

/** Returns the name of the present version of a passage; null if the lesson has no such passage. */
export function versionOfPassage({ body }: Pick<AuthoredModule, 'body'>, passage: string): string | null {
  return versionsOfPassages(body).get(passage) ?? null
}

// Passages are never inside one another, which the content check sees to.
function versionsOfPassages(body: string): Map<string, string> {
  const passages = body.matchAll(/<Passage\b[^>]*?\bid="([^"]+)"[\s\S]*?<\/Passage>/g)
  return new Map([...passages].map(([text, id = '']) => [id, hashOfText(text)]))
}

function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}

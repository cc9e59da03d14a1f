import type { Session } from '@/core/people'
import type { Question } from '@/core/question'
import type { Seeded } from '@/core/seed'
import { sharedCache } from './cache'
import { db } from './database/client'
import { loadVersions } from './question-versions'
import { seededBy } from './seed'

/**
 * What never changes in an attempt: its owner, the randomness of its seed, and the question version at each position (from 1).
 */
export type AttemptLayout = { personId: string; seeded: Seeded; versions: ReadonlyMap<number, number> }

const mostLayouts = 2000

// Cached, so that a save does not have to read it from the database.
const layouts = () => sharedCache<string, AttemptLayout>('attempt-layouts', mostLayouts)

/**
 * Caches the layout of a new attempt for the saves that follow. `versions` has its question versions in the order of positions.
 */
export function cacheLayout(id: string, personId: string, seeded: Seeded, versions: readonly number[]): void {
  layouts().set(id, { personId, seeded, versions: new Map(versions.map((version, i) => [i + 1, version])) })
}

/**
 * Returns one question of an attempt, with the attempt's layout. Returns null if there is no such attempt or position, or the
 * attempt belongs to somebody else.
 */
export async function findLaidOutQuestion(
  id: string,
  position: number,
  session: Session,
): Promise<(AttemptLayout & { question: Question }) | null> {
  const layout = layouts().get(id) ?? (await findLayout(id))
  const version = layout?.versions.get(position)
  if (!layout || layout.personId !== session.id || version === undefined) return null
  const questions = await loadVersions([version])
  return { ...layout, question: questions.get(version) as Question }
}

async function findLayout(id: string): Promise<AttemptLayout | null> {
  const row = await db().attempt.findUnique({
    where: { id },
    select: { personId: true, seed: true, answers: { select: { position: true, questionVersionId: true } } },
  })
  if (!row) return null
  const versions = new Map(row.answers.map(({ position, questionVersionId }) => [position, questionVersionId]))
  const layout = { personId: row.personId, seeded: seededBy(row.seed), versions }
  layouts().set(id, layout)
  return layout
}

import type { Session } from '@/core/people'
import type { Question } from '@/core/question'
import type { Seeded } from '@/core/seed'
import { remember } from './cache'
import { db } from './database/client'
import { loadVersions } from './question-versions'
import { seededBy } from './seed'

/** What never changes of an attempt: whose it is, its seed at work, and which question version stands at each position. */
export type Place = { personId: string; seeded: Seeded; versions: ReadonlyMap<number, number> }

// Kept so that a save need not read it each time.
const places = new Map<string, Place>()
const placesAtMost = 2000

/** Notes an attempt that was just made, for the saves that follow. `versions` are the ids of its questions in their order. */
export function notePlace(id: string, personId: string, seeded: Seeded, versions: readonly number[]): void {
  remember(places, id, { personId, seeded, versions: new Map(versions.map((version, i) => [i + 1, version])) }, placesAtMost)
}

/** One question of somebody's attempt with the chance that orders it; null where there is none or it is somebody else's. */
export async function findPlace(
  id: string,
  position: number,
  session: Session,
): Promise<(Place & { question: Question }) | null> {
  const place = places.get(id) ?? (await readPlace(id))
  const version = place?.versions.get(position)
  if (!place || place.personId !== session.id || version === undefined) return null
  const questions = await loadVersions([version])
  return { ...place, question: questions.get(version) as Question }
}

async function readPlace(id: string): Promise<Place | null> {
  const row = await db().attempt.findUnique({
    where: { id },
    select: { personId: true, seed: true, answers: { select: { position: true, questionVersionId: true } } },
  })
  if (!row) return null
  const versions = new Map(row.answers.map(({ position, questionVersionId }) => [position, questionVersionId]))
  const place = { personId: row.personId, seeded: seededBy(row.seed), versions }
  remember(places, id, place, placesAtMost)
  return place
}

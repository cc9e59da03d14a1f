import { del, entries, set } from 'idb-keyval'
import type { Stored } from './save-queue'

/** What of an attempt was written down in this browser, by position. Rejects where the browser keeps nothing. */
export async function listKeptLocally(attemptId: string): Promise<[position: number, stored: Stored][]> {
  const prefix = prefixOf(attemptId)
  const found: [number, Stored][] = []
  for (const [key, stored] of await entries<string, Stored>()) {
    const position = String(key).startsWith(prefix) ? Number(String(key).slice(prefix.length)) : 0
    if (Number.isInteger(position) && position > 0 && isStored(stored)) found.push([position, stored])
  }
  return found.sort(([a], [b]) => a - b)
}

/** Writes down what the server does not have yet, or strikes it out where it has it all. Rejects as above. */
export async function keepLocally(attemptId: string, position: number, stored: Stored | null): Promise<void> {
  const key = `${prefixOf(attemptId)}${position}`
  await (stored ? set(key, stored) : del(key))
}

function prefixOf(attemptId: string): string {
  return `attempt/${attemptId}/`
}

function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false
  const { draft, kept, unheard } = value as Partial<Stored>
  return typeof draft === 'object' && draft !== null && typeof kept?.revision === 'number' && Array.isArray(unheard)
}

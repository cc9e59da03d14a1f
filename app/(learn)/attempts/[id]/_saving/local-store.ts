import { del, entries, set } from 'idb-keyval'
import type { LocalEntry } from './save-queue'

// The names under which browsers hold an entry. They are those of the first edition and never change: a browser may hold one for months.
type WrittenEntry = { draft: LocalEntry['draft']; kept: LocalEntry['saved']; unheard: LocalEntry['unheard'] }

/** What of an attempt waits in this browser, by position. Rejects if the browser stores nothing. */
export async function listLocal(attemptId: string): Promise<[position: number, entry: LocalEntry][]> {
  const prefix = prefixOf(attemptId)
  const found: [number, LocalEntry][] = []
  for (const [key, value] of await entries<string, unknown>()) {
    const position = String(key).startsWith(prefix) ? Number(String(key).slice(prefix.length)) : 0
    if (Number.isInteger(position) && position > 0 && isWrittenEntry(value)) found.push([position, read(value)])
  }
  return found.sort(([a], [b]) => a - b)
}

/** Stores in this browser what the server does not have yet, or deletes it once the server has it all. Rejects as above. */
export async function writeLocal(attemptId: string, position: number, entry: LocalEntry | null): Promise<void> {
  const key = `${prefixOf(attemptId)}${position}`
  await (entry ? set(key, write(entry)) : del(key))
}

function prefixOf(attemptId: string): string {
  return `attempt/${attemptId}/`
}

function read({ draft, kept, unheard }: WrittenEntry): LocalEntry {
  return { draft, saved: kept, unheard }
}

function write({ draft, saved, unheard }: LocalEntry): WrittenEntry {
  return { draft, kept: saved, unheard }
}

function isWrittenEntry(value: unknown): value is WrittenEntry {
  if (typeof value !== 'object' || value === null) return false
  const { draft, kept, unheard } = value as Partial<WrittenEntry>
  return typeof draft === 'object' && draft !== null && typeof kept?.revision === 'number' && Array.isArray(unheard)
}

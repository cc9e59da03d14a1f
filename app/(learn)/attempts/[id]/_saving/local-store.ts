import { del, entries, set } from 'idb-keyval'
import type { LocalEntry } from './save-queue'

// An entry under the names that browsers store. They never change, because a browser may hold an entry for months.
type StoredEntry = { draft: LocalEntry['draft']; kept: LocalEntry['saved']; unheard: LocalEntry['unconfirmed'] }

/** The answers of an attempt that wait in this browser, by position. Rejects if the browser stores nothing. */
export async function listLocal(attemptId: string): Promise<[position: number, entry: LocalEntry][]> {
  const prefix = prefixOf(attemptId)
  const found: [number, LocalEntry][] = []
  for (const [key, value] of await entries<string, unknown>()) {
    const position = String(key).startsWith(prefix) ? Number(String(key).slice(prefix.length)) : 0
    if (Number.isInteger(position) && position > 0 && isStoredEntry(value)) found.push([position, read(value)])
  }
  return found.sort(([a], [b]) => a - b)
}

/** Stores in this browser what the server does not have yet; null deletes it. Rejects if the browser stores nothing. */
export async function writeLocal(attemptId: string, position: number, entry: LocalEntry | null): Promise<void> {
  const key = `${prefixOf(attemptId)}${position}`
  await (entry ? set(key, write(entry)) : del(key))
}

function prefixOf(attemptId: string): string {
  return `attempt/${attemptId}/`
}

function read({ draft, kept, unheard }: StoredEntry): LocalEntry {
  return { draft, saved: kept, unconfirmed: unheard }
}

function write({ draft, saved, unconfirmed }: LocalEntry): StoredEntry {
  return { draft, kept: saved, unheard: unconfirmed }
}

function isStoredEntry(value: unknown): value is StoredEntry {
  if (typeof value !== 'object' || value === null) return false
  const { draft, kept, unheard } = value as Partial<StoredEntry>
  return typeof draft === 'object' && draft !== null && typeof kept?.revision === 'number' && Array.isArray(unheard)
}

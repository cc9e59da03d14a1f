import { shared } from './shared'

/** Values held in memory under their keys; at most a certain number of them. */
export type Cache<Key, Value> = { get(key: Key): Value | undefined; set(key: Key, value: Value): void }

/** The cache of this name, one for the whole process. When it is full, the value that has been in it longest goes. */
export function sharedCache<Key, Value>(name: string, mostValues: number): Cache<Key, Value> {
  return shared(`cache/${name}`, () => openCache<Key, Value>(mostValues))
}

/** A new, empty cache. When it is full, the value that has been in it longest goes. */
export function openCache<Key, Value>(mostValues: number): Cache<Key, Value> {
  const values = new Map<Key, Value>()
  return {
    get: (key) => values.get(key),
    set(key, value) {
      if (!values.has(key) && values.size >= mostValues) values.delete(values.keys().next().value as Key)
      values.set(key, value)
    },
  }
}

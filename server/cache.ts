import { shared } from './shared'

/** A cache in memory with a limited number of values. */
export type Cache<Key, Value> = { get(key: Key): Value | undefined; set(key: Key, value: Value): void }

/** Returns the cache with this name. There is one for the whole process. When it is full, the oldest value is dropped. */
export function sharedCache<Key, Value>(name: string, mostValues: number): Cache<Key, Value> {
  return shared(`cache/${name}`, () => openCache<Key, Value>(mostValues))
}

/** Returns a new, empty cache. When it is full, the oldest value is dropped. */
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

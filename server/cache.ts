/** Keeps a value under a key in a memory of at most `atMost` of them: where it is full, what has been in it longest goes. */
export function remember<Key, Value>(memory: Map<Key, Value>, key: Key, value: Value, atMost: number): void {
  if (!memory.has(key) && memory.size >= atMost) memory.delete(memory.keys().next().value as Key)
  memory.set(key, value)
}

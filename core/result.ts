/** The outcome of something that can be refused: a value, or the code of the refusal. Bugs are thrown, never returned. */
export type Result<T, E extends string> = { ok: true; value: T } | { ok: false; error: E }

/** Returns a success with its value. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** Returns a refusal with its code. The words for the codes are in `app/words/messages.ts`. */
export function err<E extends string>(error: E): { ok: false; error: E } {
  return { ok: false, error }
}

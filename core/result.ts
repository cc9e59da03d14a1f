/** The outcome of something that may be refused: a value, or the code of the refusal. Bugs are thrown, never returned. */
export type Result<T, E extends string> = { ok: true; value: T } | { ok: false; error: E }

/** A success carrying its value. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** A refusal carrying its code. The words for it live in `app/messages.ts`. */
export function err<E extends string>(error: E): { ok: false; error: E } {
  return { ok: false, error }
}

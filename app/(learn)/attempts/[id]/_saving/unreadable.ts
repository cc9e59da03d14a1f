import type { OpenQuestion } from '@/core/attempt'
import type { Answer } from '@/core/question'

/**
 * The answers to each question that the server could not read as a number, by position. Whether a text can be read never changes, so that
 * what was learned of an earlier draft holds for a later one.
 */
export type Unreadable = Readonly<Record<number, readonly Answer[]>>

/** What the page was loaded with. */
export function openUnreadable(questions: readonly OpenQuestion[]): Unreadable {
  return Object.fromEntries(questions.flatMap((each) => (each.isUnreadable ? [[each.position, [each.answer]] as const] : [])))
}

/** Adds an answer that the server could not read. */
export function addUnreadable(unreadable: Unreadable, position: number, answer: Answer): Unreadable {
  return { ...unreadable, [position]: [...(unreadable[position] ?? []), answer] }
}

/** The positions whose present answers the server could not read. */
export function listUnreadable({
  unreadable,
  slots,
}: {
  unreadable: Unreadable
  slots: Readonly<Record<number, { draft: { answer: Answer } }>>
}): number[] {
  return Object.keys(unreadable)
    .map(Number)
    .filter((position) => unreadable[position]?.includes(slots[position]?.draft.answer ?? null))
}

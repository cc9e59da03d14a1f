import type { Answer, ShownQuestion } from '@/core/question'
import { readFields } from '@/core/questions/form'

/**
 * The answer that a question's form holds, a blank as null. A list to be ordered is the answer it was before, or the order
 * after a press of `button`.
 */
export function answerIn(form: HTMLFormElement, { kind }: ShownQuestion, before: Answer, button?: string): Answer {
  const fields = new FormData(form)
  if (button !== undefined) fields.set('move', button)
  return readFields(kind, fields, before)
}

/** A press of a list's button, and what it did in words. */
export type Moved = { button: string; words: string }

/** After a press: the button for a second one, or its opposite where the item has reached an end. */
export function focusMoved(form: HTMLFormElement, button: string): void {
  if (button === 'keep') {
    form.querySelector<HTMLElement>('[data-kept]')?.focus()
    return
  }
  const [id = '', direction = ''] = button.split(':')
  const buttonOf = (way: string) => form.querySelector<HTMLButtonElement>(`button[name="move"][value="${CSS.escape(id)}:${way}"]`)
  const same = buttonOf(direction)
  const other = buttonOf(direction === 'up' ? 'down' : 'up')
  if (same && !same.disabled) same.focus()
  else other?.focus()
}

/** Where an item stands after a move, for those who do not see it. */
export function moveWords(shown: ShownQuestion, answer: Answer, button: string): string {
  if (shown.kind !== 'ordering' || !Array.isArray(answer)) return ''
  if (button === 'keep') return 'This order is your answer.'
  const [id = ''] = button.split(':')
  const item = shown.items.find((each) => each.id === id)
  return item ? `${item.text}: now ${answer.indexOf(id) + 1} of ${answer.length}.` : ''
}

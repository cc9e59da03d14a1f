import { plainWords } from '@/core/inline-text'
import type { Answer, ShownQuestion } from '@/core/question'

/** What moved an item of a list, a button or (null) a pointer, and what it did, in words for those who do not see it. */
export type Move = { button: string | null; words: string }

/** The fields of a form as they would be sent by a press of this button of a list; without a button, as they are. */
export function fieldsAfter(form: HTMLFormElement, button?: string): FormData {
  const fields = new FormData(form)
  if (button !== undefined) fields.set('move', button)
  return fields
}

/** The fields of a form as they would be sent with its list in this order, which the learner has chosen. */
export function fieldsInOrder(form: HTMLFormElement, order: readonly string[]): FormData {
  const fields = new FormData(form)
  fields.delete('order')
  for (const id of order) fields.append('order', id)
  fields.set('kept', 'on')
  return fields
}

/**
 * Focuses the button that moves the item again. A button at an end of the list can still have the focus where scripts draw it;
 * where it cannot, the opposite one is focused.
 */
export function focusMoved(form: HTMLFormElement, button: string): void {
  if (button === 'keep') {
    form.querySelector<HTMLElement>('[data-answer-note]')?.focus()
    return
  }
  const [id = '', direction = ''] = button.split(':')
  const buttonOf = (way: string) => form.querySelector<HTMLButtonElement>(`button[name="move"][value="${CSS.escape(id)}:${way}"]`)
  const same = buttonOf(direction)
  const opposite = buttonOf(direction === 'up' ? 'down' : 'up')
  if (same && !same.disabled) same.focus()
  else opposite?.focus()
}

/** Where an item stands after a move; empty for a question that is no list. */
export function moveWords(shown: ShownQuestion, answer: Answer, button: string): string {
  if (shown.kind !== 'ordering' || !Array.isArray(answer)) return ''
  if (button === 'keep') return 'This order is your answer.'
  const [id = ''] = button.split(':')
  const item = shown.items.find((each) => each.id === id)
  return item ? `${plainWords(item.text)}: now ${answer.indexOf(id) + 1} of ${answer.length}.` : ''
}

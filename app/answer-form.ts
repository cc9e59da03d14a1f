import type { Answer } from '@/core/question'
import type { ShownQuestion } from '@/core/shown-question'

/**
 * An answer as a plain form sends it, in shown ids, by the kind of its question. Fields that are not there are a blank; a list
 * that was not touched is what is `saved`.
 */
export function readAnswerFields(kind: ShownQuestion['kind'], form: FormData, saved: Answer): unknown {
  const text = (name: string) => String(form.get(name) ?? '')
  switch (kind) {
    case 'multiple-response':
      return form.getAll('answer').map(String)
    case 'matching':
    case 'cloze': {
      const pairs = [...form.entries()].filter(([name, value]) => name.startsWith('pair.') && value !== '')
      return Object.fromEntries(pairs.map(([name, value]) => [name.slice('pair.'.length), String(value)]))
    }
    case 'ordering':
      return readOrder(form, saved)
    default:
      return text('answer') === '' ? null : text('answer')
  }
}

/** An order after one press of a button: "<id>:up", "<id>:down", or "keep", which takes it as it stands. */
export function move(order: readonly string[], button: string): string[] {
  const [id = '', direction] = button.split(':')
  const from = order.indexOf(id)
  const to = direction === 'up' ? from - 1 : from + 1
  const moved = [...order]
  if (button === 'keep' || from < 0 || to < 0 || to >= order.length) return moved
  moved.splice(from, 1)
  moved.splice(to, 0, id)
  return moved
}

/**
 * The order that a form means: the learner's after a press of a button; without one as it stands where it is an answer
 * already (`kept`), else what is `saved`, which is null for a list that was never moved.
 */
export function readOrder(form: FormData, saved: Answer): unknown {
  const button = form.get('move')
  const order = form.getAll('order').map(String)
  if (typeof button === 'string') return move(order, button)
  return form.get('kept') === 'on' ? order : saved
}

import { save } from '@/core/attempt'
import type { Session } from '@/core/people'
import { readOrder, readQuestionForm } from '@/core/questions/form'
import { findOpenQuestion, saveAnswer } from '../answers'
import { startAttempt, submitAttempt } from '../attempts'
import { doesSessionHold, findViewerOf } from '../sessions'
import { refusal } from './json'
import { type Asked, type Reply, signInFirst } from './route'

/** Starts an attempt at a module's quiz, or continues the open one. */
export async function replyToStart({ params: { module = '' }, body, caller }: Asked<'signed-in'>): Promise<Reply> {
  const result = await startAttempt(module, caller)
  if (body.kind !== 'form') return result.ok ? { status: 201, body: result.value } : refusal(result.error)
  if (result.ok) return { seeOther: `/attempts/${result.value.id}` }
  if (result.error !== 'not-found') return { refused: result.error }
  return { seeOther: `/modules/${encodeURIComponent(module)}/quiz` }
}

/** Submits an attempt. A repeated request gets the same grade. */
export async function replyToSubmission({ params: { id = '' }, body, caller }: Asked<'signed-in'>): Promise<Reply> {
  const result = await submitAttempt(id, caller)
  if (body.kind === 'form') return { seeOther: pageOf(id) }
  return result.ok ? { status: 200, body: { grade: result.value } } : refusal(result.error)
}

/** Saves the answer to one question, from JSON that a script sent or from the form of the question's page. */
export async function replyToSave(asked: Asked<'session'>): Promise<Reply> {
  const { params, body, caller } = asked
  const { id = '', position = '' } = params
  if (!/^[1-9]\d{0,2}$/.test(position)) return refusal('not-found')
  if (body.kind === 'form') return saveForm(id, Number(position), body.fields, caller)
  return saveJson(id, Number(position), body.kind === 'json' ? body.value : undefined, caller)
}

/**
 * Returns where a question's form continues after a sign-in: at its question. The address contains the answer, which is not saved
 * yet, unless that would make it longer than the addresses that the front accepts; no answer of a page of ours is that long.
 */
export function returnToQuestion({ params: { id = '', position = '' }, body }: Pick<Asked, 'params' | 'body'>): string {
  if (body.kind !== 'form') return pageOf(id)
  const page = `${pageOf(id)}?q=${encodeURIComponent(position)}`
  const carrying = `${page}&carry=${carry(body.fields)}`
  return encodeURIComponent(carrying).length < longestCarrying ? carrying : page
}

// Somewhat less than the longest address that the front accepts.
const longestCarrying = 7900

// Replies with the saved revision or with a refusal. If something newer is saved, the refusal includes it. Either says so if what is saved
// cannot be read as a number.
async function saveJson(id: string, position: number, given: unknown, session: Session): Promise<Reply> {
  const asked = save.safeParse(given)
  if (!asked.success) return refusal((await doesSessionHold(session)) ? 'malformed-answer' : 'signed-out')
  const result = await saveAnswer(id, position, asked.data, session)
  if (result.ok) return { status: 200, body: result.value }
  if (result.error !== 'stale') return refusal(result.error)
  const viewer = await findViewerOf(session)
  if (!viewer) return refusal('signed-out')
  const newer = await findOpenQuestion(id, position, viewer)
  return refusal('stale', { current: newer?.saved ?? null, ...(newer?.isUnreadable && { isUnreadable: true }) })
}

async function saveForm(id: string, position: number, fields: FormData, session: Session): Promise<Reply> {
  // Every form of a question has the revision that it was drawn with. A body without one must not be taken for a blank answer.
  if (!fields.has('revision')) return refusal('malformed-answer')
  const returning = returnToQuestion({ params: { id, position: String(position) }, body: { kind: 'form', fields } })
  const viewer = await findViewerOf(session)
  if (!viewer) return signInFirst(returning)
  const open = await findOpenQuestion(id, position, viewer)
  if (!open) return { seeOther: pageOf(id) }

  const asked = save.safeParse({
    ...readQuestionForm(open.shown.kind, fields, open.saved.answer),
    revision: Number(fields.get('revision') || 0) + 1,
  })
  const at = (query: string) => ({ seeOther: `${pageOf(id)}?${query}` })
  if (!asked.success) return at(`q=${position}&notice=malformed-answer`)
  const result = await saveAnswer(id, position, asked.data, viewer)
  if (!result.ok && result.error === 'signed-out') return signInFirst(returning)
  if (!result.ok) return at(`q=${position}&notice=${result.error}`)
  // The learner is told once that an answer cannot be read, and may go on with the next press.
  const isNew = asked.data.answer !== open.saved.answer
  if (result.ok && result.value.isUnreadable && isNew) return at(`q=${position}&notice=unreadable-saved`)
  const go = String(fields.get('go') ?? position)
  return at(fields.has('move') ? `q=${position}#order` : `q=${/^(\d{1,3}|review)$/.test(go) ? go : position}`)
}

// An answer that was sent after the session had ended is carried through the sign-in page and offered for saving afterwards. An
// order is carried with the move of the pressed button applied.
function carry(fields: FormData): string {
  const order = readOrder(fields, null)
  const answered = [...fields.entries()].filter(([name]) => /^(answer|pair\..*|confidence|flag|revision)$/.test(name))
  const carried = new URLSearchParams(answered.map(([name, value]) => [name, String(value)]))
  if (Array.isArray(order)) {
    carried.set('kept', 'on')
    for (const id of order) carried.append('order', id)
  }
  return encodeURIComponent(carried.toString())
}

function pageOf(id: string): string {
  return `/attempts/${encodeURIComponent(id)}`
}

import { save } from '@/core/attempt'
import { readConfidence } from '@/core/confidence'
import type { Session } from '@/core/people'
import { readFields, readOrder } from '@/core/questions/form'
import { findOpenQuestion, findSaved, saveAnswer } from '../answers'
import { startAttempt, submitAttempt } from '../attempts'
import { doesSessionHold, findViewerOf } from '../sessions'
import { refusal } from './json'
import { type Asked, type Reply, signInFirst } from './route'

/** Starts a quiz, or continues the open attempt. */
export async function replyToStart({ params: { module = '' }, body, caller }: Asked<'signed-in'>): Promise<Reply> {
  const result = await startAttempt(module, caller)
  if (body.kind === 'form') {
    return { seeOther: result.ok ? `/attempts/${result.value.id}` : `/modules/${encodeURIComponent(module)}/quiz` }
  }
  return result.ok ? { status: 201, body: result.value } : refusal(result.error)
}

/** Submits an attempt; asking twice is asking once. */
export async function replyToSubmission({ params: { id = '' }, body, caller }: Asked<'signed-in'>): Promise<Reply> {
  const result = await submitAttempt(id, caller)
  if (body.kind === 'form') return { seeOther: pageOf(id) }
  return result.ok ? { status: 200, body: { grade: result.value } } : refusal(result.error)
}

/** Saves one answer: JSON from a script, or the form of a question's page. */
export async function replyToSave(asked: Asked<'session'>): Promise<Reply> {
  const { params, body, caller } = asked
  const { id = '', position = '' } = params
  if (!/^[1-9]\d{0,2}$/.test(position)) return refusal('not-found')
  if (body.kind === 'form') return saveForm(id, Number(position), body.fields, caller)
  return saveJson(id, Number(position), body.kind === 'json' ? body.value : undefined, caller)
}

/** Where a question's form continues after a sign-in: at its question, with what was answered in the address. */
export function returnToQuestion({ params: { id = '', position = '' }, body }: Pick<Asked, 'params' | 'body'>): string {
  return body.kind === 'form' ? `${pageOf(id)}?q=${position}&carry=${carry(body.fields)}` : pageOf(id)
}

// Tells the revision, or why not; if something newer is saved, that comes along.
async function saveJson(id: string, position: number, given: unknown, session: Session): Promise<Reply> {
  const asked = save.safeParse(given)
  if (!asked.success) return refusal((await doesSessionHold(session)) ? 'malformed-answer' : 'signed-out')
  const result = await saveAnswer(id, position, asked.data, session)
  if (result.ok) return { status: 200, body: result.value }
  if (result.error !== 'stale') return refusal(result.error)
  const viewer = await findViewerOf(session)
  return viewer ? refusal('stale', { current: await findSaved(id, position, viewer) }) : refusal('signed-out')
}

async function saveForm(id: string, position: number, fields: FormData, session: Session): Promise<Reply> {
  // Each form of ours says from which revision it set out; what does not is no form, and must not pass for a blank answer.
  if (!fields.has('revision')) return refusal('malformed-answer')
  const returning = returnToQuestion({ params: { id, position: String(position) }, body: { kind: 'form', fields } })
  const viewer = await findViewerOf(session)
  if (!viewer) return signInFirst(returning)
  const open = await findOpenQuestion(id, position, viewer)
  if (!open) return { seeOther: pageOf(id) }

  const asked = save.safeParse({
    answer: readFields(open.shown.kind, fields, open.saved.answer),
    confidence: readConfidence(fields.get('confidence')),
    isFlagged: fields.get('flag') === 'on',
    revision: Number(fields.get('revision') || 0) + 1,
  })
  const at = (query: string) => ({ seeOther: `${pageOf(id)}?${query}` })
  if (!asked.success) return at(`q=${position}&notice=malformed-answer`)
  const result = await saveAnswer(id, position, asked.data, viewer)
  if (!result.ok && result.error === 'signed-out') return signInFirst(returning)
  if (!result.ok) return at(`q=${position}&notice=${result.error}`)
  const go = String(fields.get('go') ?? position)
  return at(fields.has('move') ? `q=${position}#order` : `q=${/^(\d{1,3}|review)$/.test(go) ? go : position}`)
}

// What was answered when the session had ended goes along through the sign-in, and is offered for saving afterwards: a list
// after the press of the button that sent it.
function carry(fields: FormData): string {
  const order = readOrder(fields, null)
  const kept = [...fields.entries()].filter(([name]) => /^(answer|pair\..*|confidence|flag|revision)$/.test(name))
  const carried = new URLSearchParams(kept.map(([name, value]) => [name, String(value)]))
  if (Array.isArray(order)) {
    carried.set('kept', 'on')
    for (const id of order) carried.append('order', id)
  }
  return encodeURIComponent(carried.toString())
}

function pageOf(id: string): string {
  return `/attempts/${encodeURIComponent(id)}`
}

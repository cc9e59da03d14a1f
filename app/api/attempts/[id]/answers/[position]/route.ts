import { readAsked, readForm, seeOther, sendReply, wantsJson } from '@/app/replying'
import { findViewer } from '@/app/viewer'
import { save } from '@/core/attempt'
import { readConfidence } from '@/core/confidence'
import { readFields, readOrder } from '@/core/questions/form'
import { findOpenQuestion, saveAnswer } from '@/server/answers'
import { replyToSave } from '@/server/web/front-replies'
import { refuse } from '@/server/web/json'

type Context = { params: Promise<{ id: string; position: string }> }

/** Saves one answer: JSON from a script, or the form of a question's page. */
export async function POST(request: Request, { params }: Context) {
  const { id, position } = await params
  if (!/^[1-9]\d{0,2}$/.test(position)) return refuse('not-found')
  const place = Number(position)
  if (!wantsJson(request)) return saveForm(request, id, place)
  return sendReply(await replyToSave(await readAsked(request), id, place))
}

async function saveForm(request: Request, id: string, position: number) {
  const form = await readForm(request)
  // Each form of ours says from which revision it set out; what does not is no form, and must not pass for a blank answer.
  if (!form.has('revision')) return refuse('malformed-answer')
  const learner = await findViewer()
  const page = (query: string) => `/attempts/${encodeURIComponent(id)}?${query}`
  const signInFirst = () => seeOther(`/sign-in?next=${encodeURIComponent(page(`q=${position}&carry=${carry(form)}`))}`)
  if (!learner) return signInFirst()
  const open = await findOpenQuestion(id, position, learner)
  if (!open) return seeOther(page(''))

  const asked = save.safeParse({
    answer: readFields(open.shown.kind, form, open.saved.answer),
    confidence: readConfidence(form.get('confidence')),
    isFlagged: form.get('flag') === 'on',
    revision: Number(form.get('revision') || 0) + 1,
  })
  if (!asked.success) return seeOther(page(`q=${position}&notice=malformed-answer`))
  const result = await saveAnswer(id, position, asked.data, learner)
  if (!result.ok && result.error === 'signed-out') return signInFirst()
  if (!result.ok) return seeOther(page(`q=${position}&notice=${result.error}`))
  const go = String(form.get('go') ?? position)
  return seeOther(page(form.has('move') ? `q=${position}#order` : `q=${/^(\d{1,3}|review)$/.test(go) ? go : position}`))
}

// What was answered when the session had ended goes along through the sign-in, and is offered for saving afterwards: a list
// after the press of the button that sent it.
function carry(form: FormData): string {
  const order = readOrder(form, null)
  const fields = [...form.entries()].filter(([name]) => /^(answer|pair\..*|confidence|flag|revision)$/.test(name))
  const carried = new URLSearchParams(fields.map(([name, value]) => [name, String(value)]))
  if (Array.isArray(order)) {
    carried.set('kept', 'on')
    for (const id of order) carried.append('order', id)
  }
  return encodeURIComponent(carried.toString())
}

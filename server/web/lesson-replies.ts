import { z } from 'zod'
import { readFields } from '@/core/questions/form'
import { drawFormulasIn } from '../course/maths'
import { checkPractice, showPractice } from '../practice'
import { markLessonRead, setBookmark } from '../progress'
import { refusal } from './json'
import type { Asked, Reply } from './route'

const bookmark = z.strictObject({ passage: z.string().min(1).max(200) })

/** Sets the caller's bookmark in a lesson. Refuses a body without a passage as `malformed-place`. */
export async function replyToBookmark({ params: { module = '' }, body, caller }: Asked<'signed-in'>): Promise<Reply> {
  const asked = bookmark.safeParse(body.kind === 'json' ? body.value : undefined)
  if (!asked.success) return refusal('malformed-place')
  const result = await setBookmark(module, asked.data.passage, caller)
  return result.ok ? { status: 200, body: {} } : refusal(result.error)
}

/**
 * Records that the caller has read a lesson. A plain form continues at the end of the lesson, even if there is no such lesson.
 */
export async function replyToRead({ params: { module = '' }, body, caller }: Asked<'signed-in'>): Promise<Reply> {
  const result = await markLessonRead(module, caller)
  if (body.kind === 'form') return { seeOther: `/modules/${encodeURIComponent(module)}#read` }
  return result.ok ? { status: 200, body: {} } : refusal(result.error)
}

/**
 * Marks and explains the answer to a practice question. Nothing is saved, so a plain form continues at a page whose address
 * contains the answer. The reply has the drawn formulas of the explanation (`maths`), if it has any.
 */
export async function replyToPractice({ params: { module = '', question = '' }, body }: Asked<'anybody'>): Promise<Reply> {
  const shown = showPractice(module, question)
  if (!shown) return refusal('not-found')
  if (body.kind === 'form') {
    const answer = JSON.stringify(readFields(shown.kind, body.fields, null))
    const page = `/modules/${encodeURIComponent(module)}/practice/${encodeURIComponent(question)}`
    return { seeOther: `${page}?a=${encodeURIComponent(answer)}` }
  }
  const value = body.kind === 'json' ? body.value : undefined
  const answer = value !== null && typeof value === 'object' && 'answer' in value ? value.answer : undefined
  const result = await checkPractice(module, question, answer)
  if (!result.ok) return refusal(result.error)
  const maths = drawFormulasIn(result.value)
  return { status: 200, body: { ...result.value, ...(Object.keys(maths).length > 0 && { maths }) } }
}

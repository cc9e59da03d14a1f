import { readForm, seeOther, wantsJson } from '@/app/replying'
import { readFields } from '@/core/questions/form'
import { checkPractice, showPractice } from '@/server/practice'
import { json, readJson, refuse } from '@/server/web/json'

type Context = { params: Promise<{ module: string; question: string }> }

/** Checks the answer to a practice question. Nothing is kept, so a plain form carries its answer in the address of the page. */
export async function POST(request: Request, { params }: Context) {
  const { module, question } = await params
  const shown = showPractice(module, question)
  if (!shown) return refuse('not-found')
  if (wantsJson(request)) {
    const body = await readJson(request)
    const answer = body !== null && typeof body === 'object' && 'answer' in body ? body.answer : undefined
    const result = checkPractice(module, question, answer)
    return result.ok ? json(result.value) : refuse(result.error)
  }
  const form = await readForm(request)
  const answer = readFields(shown.kind, form, null)
  const page = `/modules/${encodeURIComponent(module)}/practice/${encodeURIComponent(question)}`
  return seeOther(`${page}?a=${encodeURIComponent(JSON.stringify(answer ?? null))}`)
}

import { save } from '@/core/attempt'
import { findSaved, saveAnswer } from './answers'
import { findLearner, sessionCookieName } from './auth'
import { readEnv } from './env'
import { listProgress } from './progress'
import { countDue } from './reviews'

const statuses: Record<string, number> = {
  'signed-out': 401,
  'wrong-credentials': 401,
  'too-many-tries': 429,
  'not-found': 404,
  'not-due': 409,
  stale: 409,
  closed: 409,
}

/** A JSON answer that nobody keeps. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

/** A refusal as JSON: its code, under the status that says the same. */
export function refuse(error: string, more: Record<string, unknown> = {}): Response {
  return json({ error, ...more }, statuses[error] ?? 400)
}

/** The body of a JSON request; undefined where it is not JSON. */
export async function readJson(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined)
}

/** True where the caller speaks JSON: a script of ours, not a plain form. */
export function isJson(contentType: string | null | undefined): boolean {
  return contentType?.startsWith('application/json') ?? false
}

/** The session cookie's value in a request; undefined without one. */
export function sessionOf(request: Request): string | undefined {
  const prefix = `${sessionCookieName()}=`
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/)
  return cookies.find((each) => each.startsWith(prefix))?.slice(prefix.length)
}

/**
 * Saves one answer and tells its revision, or why not; where something newer is kept, that comes along.
 *
 * It stands here, and not with the pages, because the front answers it as well: a save must be cheap.
 */
export async function answerSave(request: Request, id: string, position: number): Promise<Response> {
  const learner = await findLearner(sessionOf(request))
  if (!learner) return refuse('signed-out')
  const asked = save.safeParse(await readJson(request))
  if (!asked.success) return refuse('malformed-answer')
  const result = await saveAnswer(id, position, asked.data, learner)
  if (result.ok) return json(result.value)
  return refuse(result.error, result.error === 'stale' ? { current: await findSaved(id, position, learner) } : {})
}

/** What the static pages need to know of their reader; no name where nobody is signed in. */
export async function answerMe(request: Request): Promise<Response> {
  const { isDemo } = readEnv()
  const learner = await findLearner(sessionOf(request))
  if (!learner) return json({ name: null, isDemo })
  const { name, role } = learner
  return json({ name, role, isDemo, modules: await listProgress(learner), due: await countDue(learner) })
}

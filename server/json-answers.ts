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
export function refuse(error: string): Response {
  const { body, status } = refusal(error)
  return json(body, status)
}

function refusal(error: string, more: Record<string, unknown> = {}): JsonAnswer {
  return { status: statuses[error] ?? 400, body: { error, ...more } }
}

/** The body of a JSON request; undefined where it is not JSON. */
export async function readJson(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined)
}

/** True where the caller speaks JSON: a script of ours, not a plain form. */
export function isJson(contentType: string | null | undefined): boolean {
  return contentType?.startsWith('application/json') ?? false
}

/** The session cookie's value in a request's Cookie header; undefined without one. */
function sessionIn(cookies: string | null | undefined): string | undefined {
  const prefix = `${sessionCookieName()}=`
  const found = (cookies ?? '').split(/;\s*/).find((each) => each.startsWith(prefix))
  return found?.slice(prefix.length)
}

/** An answer in JSON before it is sent: its status, and what it says. */
export type JsonAnswer = { status: number; body: unknown }

/**
 * Saves one answer and tells its revision, or why not; where something newer is kept, that comes along. `cookies` is the
 * Cookie header, `body` what was sent as JSON, undefined where it was none.
 *
 * It stands here, and not with the pages, because the front answers it as well: a save must be cheap.
 */
export async function answerSave(
  cookies: string | null | undefined,
  body: unknown,
  id: string,
  position: number,
): Promise<JsonAnswer> {
  const learner = await findLearner(sessionIn(cookies))
  if (!learner) return refusal('signed-out')
  const asked = save.safeParse(body)
  if (!asked.success) return refusal('malformed-answer')
  const result = await saveAnswer(id, position, asked.data, learner)
  if (result.ok) return { status: 200, body: result.value }
  return refusal(result.error, result.error === 'stale' ? { current: await findSaved(id, position, learner) } : {})
}

/** What the static pages need to know of their reader; no name where nobody is signed in. */
export async function answerMe(cookies: string | null | undefined): Promise<JsonAnswer> {
  const { isDemo } = readEnv()
  const learner = await findLearner(sessionIn(cookies))
  if (!learner) return { status: 200, body: { name: null, isDemo } }
  const { name, role } = learner
  return { status: 200, body: { name, role, isDemo, modules: await listProgress(learner), due: await countDue(learner) } }
}

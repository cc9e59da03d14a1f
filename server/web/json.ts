import type { AttemptError } from '@/core/attempt'
import type { SignInError } from '@/core/people'
import type { AnswerError } from '@/core/question'

/** Why a request is refused. */
export type RefusalCode = 'signed-out' | 'not-due' | 'malformed-place' | AttemptError | AnswerError | SignInError

/** A reply in JSON before it is sent: its status, and what it says. */
export type JsonReply = { status: number; body: unknown }

const statuses: Partial<Record<RefusalCode, number>> = {
  'signed-out': 401,
  'wrong-credentials': 401,
  'too-many-tries': 429,
  'not-found': 404,
  'not-due': 409,
  stale: 409,
  closed: 409,
}

/** A refusal before it is sent: its code, under the status that says the same, and what else there is to tell. */
export function refusal(error: RefusalCode, more: Record<string, unknown> = {}): JsonReply {
  return { status: statuses[error] ?? 400, body: { error, ...more } }
}

/** A JSON reply that nobody keeps. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

/** A refusal as JSON. */
export function refuse(error: RefusalCode): Response {
  const { body, status } = refusal(error)
  return json(body, status)
}

/** The body of a JSON request; undefined where it is not JSON. */
export async function readJson(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined)
}

/** True where the caller speaks JSON: a script of ours, not a plain form. */
export function isJson(contentType: string | null | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType ?? '')
}

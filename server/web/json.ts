import type { AttemptError } from '@/core/attempt'
import type { SignInError } from '@/core/people'
import type { AnswerError } from '@/core/question'

/** Why a use case or a route refuses a request. */
export type RefusalCode =
  | 'signed-out'
  | 'not-due'
  | 'malformed-place'
  | 'unknown-body'
  | 'unreadable-number'
  | 'question-withdrawn'
  | AttemptError
  | AnswerError
  | SignInError

/** A reply in JSON before it is sent: its HTTP status, its body, and after how many seconds the client may ask again. */
export type JsonReply = { status: number; body: unknown; retryAfterSeconds?: number }

const statuses: Record<RefusalCode, number> = {
  'malformed-answer': 400,
  'malformed-place': 400,
  'unknown-choice': 400,
  'unreadable-number': 422,
  'signed-out': 401,
  'wrong-credentials': 401,
  'no-attempts-left': 403,
  'not-found': 404,
  closed: 409,
  'not-due': 409,
  'all-withdrawn': 409,
  'question-withdrawn': 410,
  stale: 409,
  'unknown-body': 415,
  'too-many-starts': 429,
  'too-many-tries': 429,
  crowded: 503,
}

// After so many seconds it is worth asking again.
const retrySeconds: Partial<Record<RefusalCode, number>> = { 'too-many-starts': 600, 'too-many-tries': 60, crowded: 3 }

/** Returns the reply for a refusal: the HTTP status of its code, and a body with the code and the fields of `more`. */
export function refusal(error: RefusalCode, more: Record<string, unknown> = {}): JsonReply {
  const seconds = retrySeconds[error]
  return { status: statuses[error], body: { error, ...more }, ...(seconds && { retryAfterSeconds: seconds }) }
}

/** Returns true if a content type is that of JSON. */
export function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType ?? '')
}

import type { AttemptError } from '@/core/attempt'
import type { SignInError } from '@/core/people'
import type { AnswerError } from '@/core/question'

/** Why a request is refused by what it asked for. */
export type RefusalCode = 'signed-out' | 'not-due' | 'malformed-place' | 'unknown-body' | AttemptError | AnswerError | SignInError

/** A reply in JSON before it is sent: its status, and what it says. */
export type JsonReply = { status: number; body: unknown }

const statuses: Record<RefusalCode, number> = {
  'malformed-answer': 400,
  'malformed-place': 400,
  'unknown-choice': 400,
  'signed-out': 401,
  'wrong-credentials': 401,
  'not-found': 404,
  closed: 409,
  'not-due': 409,
  stale: 409,
  'unknown-body': 415,
  'too-many-tries': 429,
}

/** A refusal before it is sent: its code, under the HTTP status that fits it, and what else there is to tell. */
export function refusal(error: RefusalCode, more: Record<string, unknown> = {}): JsonReply {
  return { status: statuses[error], body: { error, ...more } }
}

/** True if a content type is JSON's. */
export function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType ?? '')
}

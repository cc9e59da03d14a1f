import { save } from '@/core/attempt'
import { findSaved, saveAnswer } from './answers'
import { startAttempt, submitAttempt } from './attempts'
import { findLearner, readClaim, sessionCookieName } from './auth'
import { readEnv } from './env'
import { type JsonAnswer, refusal } from './json-answers'
import { listProgress } from './progress'
import { countDue } from './reviews'
import type { Answered, Asked } from './routes'

/*
 * What an attempt asks most often. It stands here, and not with the pages, because the front answers it as well, at a fraction
 * of the cost.
 */

/** Starts a quiz, or goes on with the open attempt. */
export async function answerStart({ cookies, isJson }: Asked, module: string): Promise<Answered> {
  const quizPage = `/modules/${encodeURIComponent(module)}/quiz`
  const learner = await findLearner(sessionIn(cookies))
  if (!learner) return isJson ? refusal('signed-out') : signInFirst(quizPage)
  const result = await startAttempt(module, learner)
  if (!isJson) return { seeOther: result.ok ? `/attempts/${result.value.id}` : quizPage }
  return result.ok ? { status: 201, body: result.value } : refusal(result.error)
}

/** Saves one answer and tells its revision, or why not; where something newer is kept, that comes along. */
export async function answerSave({ cookies, body }: Asked, id: string, position: number): Promise<JsonAnswer> {
  const claim = await readClaim(sessionIn(cookies))
  const asked = save.safeParse(body)
  if (!claim) return refusal('signed-out')
  if (!asked.success) return refusal('malformed-answer')
  const result = await saveAnswer(id, position, asked.data, claim)
  if (result.ok) return { status: 200, body: result.value }
  if (result.error !== 'stale') return refusal(result.error)
  const learner = await findLearner(sessionIn(cookies))
  return learner ? refusal('stale', { current: await findSaved(id, position, learner) }) : refusal('signed-out')
}

/** Submits an attempt; asking twice is asking once. */
export async function answerSubmission({ cookies, isJson }: Asked, id: string): Promise<Answered> {
  const page = `/attempts/${encodeURIComponent(id)}`
  const learner = await findLearner(sessionIn(cookies))
  if (!learner) return isJson ? refusal('signed-out') : signInFirst(`${page}?q=review`)
  const result = await submitAttempt(id, learner)
  if (!isJson) return { seeOther: page }
  return result.ok ? { status: 200, body: { grade: result.value } } : refusal(result.error)
}

/** What the static pages need to know of their reader; no name where nobody is signed in. */
export async function answerMe({ cookies }: Pick<Asked, 'cookies'>): Promise<JsonAnswer> {
  const { isDemo } = readEnv()
  const learner = await findLearner(sessionIn(cookies))
  if (!learner) return { status: 200, body: { name: null, isDemo } }
  const { name, role } = learner
  return { status: 200, body: { name, role, isDemo, modules: await listProgress(learner), due: await countDue(learner) } }
}

function signInFirst(page: string): Answered {
  return { seeOther: `/sign-in?next=${encodeURIComponent(page)}` }
}

/** The session cookie's value in a request's Cookie header; undefined without one. */
function sessionIn(cookies: string | null | undefined): string | undefined {
  const prefix = `${sessionCookieName()}=`
  const found = (cookies ?? '').split(/;\s*/).find((each) => each.startsWith(prefix))
  return found?.slice(prefix.length)
}

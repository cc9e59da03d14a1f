import { save } from '@/core/attempt'
import { findSaved, saveAnswer } from '../answers'
import { startAttempt, submitAttempt } from '../attempts'
import { readEnv } from '../env'
import { listProgress } from '../progress'
import { countDue } from '../reviews'
import { doesSessionHold, findLearner, readSession, sessionCookieName } from '../sessions'
import { type JsonReply, refusal } from './json'
import type { Asked, Reply } from './routes'

// What an attempt asks most often. It stands here, and not with the pages, because the front answers it as well, at a fraction of
// the cost.

/** Starts a quiz, or goes on with the open attempt. */
export async function replyToStart({ cookies, isJson }: Asked, module: string): Promise<Reply> {
  const quizPage = `/modules/${encodeURIComponent(module)}/quiz`
  const learner = await findLearner(sessionIn(cookies))
  if (!learner) return isJson ? refusal('signed-out') : signInFirst(quizPage)
  const result = await startAttempt(module, learner)
  if (!isJson) return { seeOther: result.ok ? `/attempts/${result.value.id}` : quizPage }
  return result.ok ? { status: 201, body: result.value } : refusal(result.error)
}

/** Saves one answer and tells its revision, or why not; where something newer is kept, that comes along. */
export async function replyToSave({ cookies, body }: Asked, id: string, position: number): Promise<JsonReply> {
  const session = await readSession(sessionIn(cookies))
  if (!session) return refusal('signed-out')
  const asked = save.safeParse(body)
  if (!asked.success) return refusal((await doesSessionHold(session)) ? 'malformed-answer' : 'signed-out')
  const result = await saveAnswer(id, position, asked.data, session)
  if (result.ok) return { status: 200, body: result.value }
  if (result.error !== 'stale') return refusal(result.error)
  const learner = await findLearner(sessionIn(cookies))
  return learner ? refusal('stale', { current: await findSaved(id, position, learner) }) : refusal('signed-out')
}

/** Submits an attempt; asking twice is asking once. */
export async function replyToSubmission({ cookies, isJson }: Asked, id: string): Promise<Reply> {
  const page = `/attempts/${encodeURIComponent(id)}`
  const learner = await findLearner(sessionIn(cookies))
  if (!learner) return isJson ? refusal('signed-out') : signInFirst(`${page}?q=review`)
  const result = await submitAttempt(id, learner)
  if (!isJson) return { seeOther: page }
  return result.ok ? { status: 200, body: { grade: result.value } } : refusal(result.error)
}

/** What the static pages need to know of their reader; no name where nobody is signed in. */
export async function replyToMe({ cookies }: Pick<Asked, 'cookies'>): Promise<JsonReply> {
  const { isDemo } = readEnv()
  const learner = await findLearner(sessionIn(cookies))
  if (!learner) return { status: 200, body: { name: null, isDemo } }
  const { name, role } = learner
  return { status: 200, body: { name, role, isDemo, modules: await listProgress(learner), due: await countDue(learner) } }
}

function signInFirst(page: string): Reply {
  return { seeOther: `/sign-in?next=${encodeURIComponent(page)}` }
}

/** The session cookie's value in a request's Cookie header; undefined without one. */
function sessionIn(cookies: string | null | undefined): string | undefined {
  const prefix = `${sessionCookieName()}=`
  const found = (cookies ?? '').split(/;\s*/).find((each) => each.startsWith(prefix))
  return found?.slice(prefix.length)
}

import type { OpenAttempt, OpenQuestion } from '@/core/attempt'
import type { Instructor, Learner, Viewer } from '@/core/people'
import { type Answer, type Question, rightAnswer, showAnswer } from '@/core/question'
import { saveAnswer } from '@/server/answers'
import { findAttempt, startAttempt } from '@/server/attempts'
import { db } from '@/server/database/client'
import { unknownBrowser } from '@/server/known-browsers'
import { createInstructorLink, inviteInstructor, redeemInstructorLink } from '@/server/links'
import { loadVersions } from '@/server/question-versions'
import { seededBy } from '@/server/seed'
import { actAs } from '@/server/sessions'
import { signUp } from '@/server/sign-in'
import type { Source } from '@/server/sign-in-limits'

export const password = 'correct horse battery'

/** A request from a network, by a browser in which nobody signed in before. */
export function from(network: string): Source {
  return { network, browser: unknownBrowser }
}

/** A learner with an account. */
export async function aLearner(name = 'Ada'): Promise<Learner> {
  const made = await signUp({ name, email: `${encodeURIComponent(name).toLowerCase()}@example.org`, password })
  if (!made.ok) throw new Error(made.error)
  const viewer = actAs(made.value)
  if (viewer.role !== 'learner') throw new Error('Signing up made an instructor.')
  return viewer
}

/** An instructor, by the one-time link. */
export async function anInstructor(): Promise<Instructor> {
  const token = (await createInstructorLink())?.split('/').at(-1) ?? ''
  const made = await redeemInstructorLink(token, { name: 'Inge', email: 'inge@example.org', password })
  if (!made.ok) throw new Error(made.error)
  const viewer = actAs(made.value)
  if (viewer.role !== 'instructor') throw new Error('The link made a learner.')
  return viewer
}

/** One more instructor, who is no administrator and teaches nobody yet. */
export async function anotherInstructor(name = 'Ines'): Promise<Instructor> {
  const token = (await inviteInstructor()).split('/').at(-1) ?? ''
  const made = await redeemInstructorLink(token, { name, email: `${name.toLowerCase()}@example.org`, password })
  if (!made.ok) throw new Error(made.error)
  const viewer = actAs(made.value)
  if (viewer.role !== 'instructor') throw new Error('The link made a learner.')
  return viewer
}

/** An attempt that this learner has just opened. */
export async function anOpenAttempt(viewer: Viewer, module = 'tides', now?: Date): Promise<OpenAttempt> {
  const started = await startAttempt(module, viewer, now)
  const attempt = started.ok ? await findAttempt(started.value.id, viewer) : null
  if (attempt?.status !== 'open') throw new Error('The attempt is not open.')
  return attempt
}

/** The questions of an attempt as their author wrote them, by position, and an answer in the ids of the attempt. */
export async function authored(attempt: { id: string }) {
  const row = await db().attempt.findUniqueOrThrow({ where: { id: attempt.id }, include: { answers: true } })
  const versions = await loadVersions(row.answers.map(({ questionVersionId }) => questionVersionId))
  const questions = new Map(row.answers.map((each) => [each.position, versions.get(each.questionVersionId) as Question]))
  const inShownIds = (question: Question, answer: Answer) => showAnswer(question, seededBy(row.seed), answer)
  return { questions, inShownIds }
}

/** Answers every question: with its key, but for the positions named, which stay blank. */
export async function answerAll(attempt: OpenAttempt, learner: Learner, { except = [] as number[] } = {}): Promise<void> {
  const { questions, inShownIds } = await authored(attempt)
  for (const { position, revision } of attempt.questions.filter((each: OpenQuestion) => !except.includes(each.position))) {
    const question = questions.get(position) as Question
    const answer = inShownIds(question, rightAnswer(question))
    const saved = await saveAnswer(
      attempt.id,
      position,
      { answer, confidence: null, isFlagged: false, revision: revision + 1 },
      learner,
    )
    if (!saved.ok) throw new Error(saved.error)
  }
}

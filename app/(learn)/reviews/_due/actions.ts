'use server'

import { redirect } from 'next/navigation'
import { type MixUps, mixUpsOf } from '@/app/_components/explained/mix-ups'
import { findPassageLink, type PassageLink, readCourse } from '@/app/course'
import { findViewer } from '@/app/viewer'
import { messages } from '@/app/words/messages'
import { type Confidence, readConfidence } from '@/core/confidence'
import type { ExplainedQuestion } from '@/core/explained'
import type { Maths } from '@/core/inline-text'
import { type Answer, isBlank } from '@/core/question'
import { readFields } from '@/core/questions/form'
import { drawFormulasIn } from '@/server/course/maths'
import { answerReview, findDue, findNextDue } from '@/server/reviews'

/**
 * A due question while it is asked. `turn` counts how often the form was sent without an answer that counts. `moved` is the
 * button that moved an item of a list; `refusal` says why the answer was not taken; either may be null. `isUnreadable` is true if it should be
 * a number and cannot be read as one.
 */
export type Asking = {
  step: 'asking'
  turn: number
  answer: Answer
  confidence: Confidence | null
  moved: string | null
  refusal: string | null
  isUnreadable: boolean
}

/** A due question once it is answered. `comesBackAt` is the moment, in ISO 8601, from which it is due again; null if it is not. */
export type Explained = {
  step: 'explained'
  question: ExplainedQuestion
  mixUps: MixUps
  maths: Maths
  passage: PassageLink | null
  comesBackAt: string | null
}

/** Checks the answer to a due question and explains it. A press of a button of a list only moves the item. */
export async function answerDue(before: Asking | Explained, form: FormData): Promise<Asking | Explained> {
  const viewer = await findViewer()
  if (!viewer) redirect('/sign-in?next=%2Freviews')
  const id = String(form.get('item') ?? '')
  const turn = before.step === 'asking' ? before.turn + 1 : 1
  const confidence = readConfidence(form.get('confidence'))
  const due = await findDue(id, viewer)
  const blank: Asking = { step: 'asking', turn, answer: null, confidence, moved: null, refusal: null, isUnreadable: false }
  if (!due) return { ...blank, refusal: messages['not-due'] }

  const answer = readFields(due.shown.kind, form, null)
  const asking: Asking = { ...blank, answer }
  const button = form.get('move')
  if (typeof button === 'string') return { ...asking, moved: button }
  if (isBlank(answer) && form.get('go') !== 'show') {
    return { ...asking, refusal: 'Nothing is answered yet. Answer first, or ask to be shown.' }
  }
  const result = await answerReview(id, form.get('go') === 'show' ? null : answer, confidence, viewer)
  if (!result.ok) {
    return { ...asking, refusal: messages[result.error], isUnreadable: result.error === 'unreadable-number' }
  }
  const comesBackAt = await findNextDue(viewer, id)
  return explainTo(result.value, due.module, comesBackAt)
}

function explainTo(question: ExplainedQuestion, module: string, comesBackAt: Date | null): Explained {
  return {
    step: 'explained',
    question,
    mixUps: mixUpsOf([question], readCourse().misconceptions),
    maths: drawFormulasIn(question),
    passage: findPassageLink(module, question.passage, '/reviews'),
    comesBackAt: comesBackAt?.toISOString() ?? null,
  }
}

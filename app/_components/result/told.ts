import { listShownClaims, readCourse, type ShownClaim } from '@/app/_components/course-facts'
import type { ReviewedQuestion } from '@/core/feedback'
import type { ReviewedAttempt } from '@/server/attempt-rows'
import { type Corrections, correctionsOf } from './corrections'

/** A marked question with what the course says to it: the passage to read again and the claims that it rests on. */
export type ToldQuestion = Omit<ReviewedQuestion, 'questionId' | 'objective' | 'passage' | 'claims'> & {
  position: number
  passage: { href: string; title: string } | null
  claims: ShownClaim[]
}

/** A graded attempt with all that its result tells, so that it can be shown in a browser, where the course is not. */
export type ToldAttempt = Omit<ReviewedAttempt, 'questions'> & {
  /** The module's title; null where it is no longer taught. */
  title: string | null
  questions: ToldQuestion[]
  corrections: Corrections
}

/** What the result of an attempt tells. `from` is the page to come back to from a passage. */
export function tell(attempt: ReviewedAttempt, from: string): ToldAttempt {
  const { modules, misconceptions } = readCourse()
  const module = modules.find(({ slug }) => slug === attempt.module)
  return {
    ...attempt,
    title: module?.title ?? null,
    corrections: correctionsOf(misconceptions),
    questions: attempt.questions.map(({ questionId, objective, passage: id, claims, ...question }) => {
      const passage = module?.passages.find((each) => each.id === id)
      const href = `/modules/${attempt.module}?from=${from}#${id}`
      return { ...question, passage: passage ? { href, title: passage.title } : null, claims: listShownClaims(claims) }
    }),
  }
}

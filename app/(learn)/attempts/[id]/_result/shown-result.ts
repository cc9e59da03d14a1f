import { type MixUps, mixUpsOf } from '@/app/_components/explained/mix-ups'
import { findPassageLink, listShownClaims, type PassageLink, readCourse, type ShownClaim } from '@/app/course'
import type { ExplainedQuestion } from '@/core/explained'
import type { ExplainedAttempt } from '@/server/attempt-rows'

type Shared = 'kind' | 'stem' | 'mark' | 'isBlank' | 'isSafety' | 'confidence' | 'tally' | 'detail'

/** A marked question with what the course says to it: the passage to read again and the claims that it rests on. */
export type ShownResultQuestion = Pick<ExplainedQuestion, Shared> & {
  position: number
  passage: PassageLink | null
  claims: ShownClaim[]
}

/** A graded attempt with all that its result tells, so that it can be shown in a browser, where the course is not. */
export type ShownResult = Pick<
  ExplainedAttempt,
  'id' | 'module' | 'isPreview' | 'passPercent' | 'submittedAt' | 'grade' | 'withheld'
> & {
  /** The module's title; null where it is no longer taught. */
  title: string | null
  questions: ShownResultQuestion[]
  mixUps: MixUps
}

/**
 * What the result of an attempt tells, built field by field, because all of it is sent to the browser. `from` is the page to come
 * back to from a passage.
 */
export function showResult(attempt: ExplainedAttempt, from: string): ShownResult {
  const { id, module, isPreview, passPercent, submittedAt, grade, withheld, questions } = attempt
  const { modules, misconceptions } = readCourse()
  const showQuestion = (question: (typeof questions)[number]): ShownResultQuestion => {
    const { position, kind, stem, mark, isBlank, isSafety, confidence, tally, detail } = question
    return {
      ...{ position, kind, stem, mark, isBlank, isSafety, confidence, tally, detail },
      passage: findPassageLink(module, question.passage, from),
      claims: listShownClaims(question.claims),
    }
  }
  return {
    ...{ id, module, isPreview, passPercent, submittedAt, grade, withheld },
    title: modules.find(({ slug }) => slug === module)?.title ?? null,
    questions: questions.map(showQuestion),
    mixUps: mixUpsOf(questions, misconceptions),
  }
}

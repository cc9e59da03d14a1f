import { findPassageLink, findTaughtModule, listShownClaims, type PassageLink, readCourse, type ShownClaim } from '@/app/course'
import type { ExplainedQuestion } from '@/core/explained'
import type { Maths } from '@/core/inline-text'
import type { ExplainedAttempt, ShownWithdrawal } from '@/server/attempt-rows'
import { drawFormulasIn } from '@/server/course/maths'
import { type MixUps, mixUpsOf } from './mix-ups'

type Shared = 'kind' | 'stem' | 'mark' | 'isBlank' | 'isUnreadable' | 'isSafety' | 'confidence' | 'tally' | 'detail'

/** A marked question as a result shows it, with the passage that teaches it (null if that is no longer taught) and its claims. */
export type ShownResultQuestion = Pick<ExplainedQuestion, Shared> & {
  position: number
  passage: PassageLink | null
  withdrawal: ShownWithdrawal | null
  claims: ShownClaim[]
}

/** A graded attempt as its result shows it. It holds all that is needed, because a browser does not have the course. */
export type ShownResult = Pick<
  ExplainedAttempt,
  'id' | 'module' | 'isPreview' | 'passPercent' | 'submittedAt' | 'grade' | 'withheld'
> & {
  /** The module's title; null if it is no longer taught. */
  title: string | null
  questions: ShownResultQuestion[]
  mixUps: MixUps
  /** The drawn formulas of the questions. */
  maths: Maths
}

/**
 * A graded attempt as its result shows it, built field by field, because all of it is sent to the browser. `from` is the page to
 * which a passage leads back.
 */
export function showResult(attempt: ExplainedAttempt, from: string): ShownResult {
  const { id, module, isPreview, passPercent, submittedAt, grade, withheld, questions } = attempt
  const showQuestion = (question: (typeof questions)[number]): ShownResultQuestion => {
    const { position, kind, stem, mark, isBlank, isUnreadable, isSafety, confidence, tally, detail, withdrawal } = question
    return {
      ...{ position, kind, stem, mark, isBlank, isUnreadable, isSafety, confidence, tally, detail, withdrawal },
      passage: findPassageLink(module, question.passage, from),
      claims: listShownClaims(question.claims),
    }
  }
  const shown = questions.map(showQuestion)
  return {
    ...{ id, module, isPreview, passPercent, submittedAt, grade, withheld },
    title: findTaughtModule(module)?.title ?? null,
    questions: shown,
    maths: drawFormulasIn(shown),
    mixUps: mixUpsOf(questions, readCourse().misconceptions),
  }
}

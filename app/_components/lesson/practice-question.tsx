import { QuestionFields } from '@/app/_components/questions/question'
import { Words } from '@/app/_components/site/words'
import { messages } from '@/app/words/messages'
import type { Answer, ShownQuestion } from '@/core/question'
import styles from './practice.module.css'

type Props = {
  module: string
  id: string
  shown: ShownQuestion
  answer?: Answer
  /** True if the answer should be a number and could not be read as one. */
  wasUnreadable?: boolean
}

const refusals = {
  'data-blank': 'Answer first; then this tells you how it is, and why.',
  'data-failed': 'This could not be checked just now. Your answer is still here; please try again in a moment.',
  'data-offline': 'There is no connection, so this could not be checked. Your answer is still here; please try again later.',
}

/**
 * The form of a practice question. It is answered by a page of its own, from which a script takes the explanation and shows it right
 * here (app/_document/practice.ts).
 */
export function PracticeQuestion({ module, id, shown, answer = null, wasUnreadable = false }: Props) {
  return (
    <div className={styles.practice} data-in-place="" data-withdrawn-with={`question/${id}`}>
      <Words as="p" className="kicker">
        Practice, not graded
      </Words>
      <form method="post" action={`/api/practice/${module}/${id}`} autoComplete="off">
        <QuestionFields shown={shown} answer={answer} isGraded={false} isUnreadable={wasUnreadable} />
        <Words as="p" role="status" className="visually-hidden" data-part="moved" />
        <Words as="p" role="alert" className={styles.refusal} data-part="refusal" {...refusals}>
          {wasUnreadable && messages['unreadable-number']}
        </Words>
        <p className="button-row">
          {/* Checking a list takes its order as it stands. */}
          <Words
            as="button"
            type="submit"
            className="button-quiet"
            {...(shown.kind === 'ordering' ? { name: 'move', value: 'keep' } : {})}
          >
            Check my answer
          </Words>
        </p>
      </form>
      <div className={styles.explained} data-part="explained" hidden>
        <p tabIndex={-1} className={styles.outcome} data-part="ending" />
        <div data-part="reasons" />
        <p className="button-row">
          <Words as="button" type="button" className="button-quiet" data-part="again">
            Try again
          </Words>
        </p>
      </div>
    </div>
  )
}

import type { SubmitEvent } from 'react'
import { Words } from '@/app/_components/site/words'
import { countOf } from '@/app/words/numbers'
import { type PositionState, stateWords } from './position-list'
import styles from './quiz.module.css'
import type { Step } from './step'
import { StepLink } from './step-link'

type Props = {
  attemptId: string
  states: readonly PositionState[]
  /** Why submitting did not work, in words; null if it was not tried or is under way. */
  refusal: string | null
  isBusy: boolean
  onGo: (step: Step) => void
  onSubmit: () => void
}

/**
 * The step before submission: what is answered, what is not and what cannot be read, and the button that ends the attempt. As long
 * as something is open, the way back to it is the heavier button.
 */
export function BeforeSubmitting({ attemptId, states, refusal, isBusy, onGo, onSubmit }: Props) {
  const answered = states.filter(({ isAnswered }) => isAnswered).length
  const unreadable = states.filter(({ isUnreadable }) => isUnreadable).length
  const open = states.filter(({ isAnswered, isUnreadable, isFlagged }) => !isAnswered || isUnreadable || isFlagged)
  const [firstOpen] = open

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!isBusy) onSubmit()
  }

  return (
    <>
      <Words as="p" className={styles.sentence}>
        {unansweredWords(states.length - answered, states.length)}
      </Words>
      {unreadable > 0 && (
        <Words as="p" className="notice caution">
          {unreadableWords(unreadable)}
        </Words>
      )}
      {open.length > 0 && (
        <ul className={styles.open}>
          {open.map((state) => (
            <li key={state.position}>
              <StepLink step={state.position} onGo={onGo}>
                <Words>Question {state.position}</Words>
              </StepLink>{' '}
              <Words as="span" className={styles.how}>
                {stateWords(state)}
              </Words>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`/api/attempts/${attemptId}/submission`} onSubmit={submit} className={styles.submit}>
        <Words as="p">After submitting, your answers cannot be changed. You then see every question explained.</Words>
        <Words as="p" role="alert" className={styles.refusal}>
          {refusal}
        </Words>
        <p className={styles.foot}>
          {firstOpen ? (
            <StepLink step={firstOpen.position} onGo={onGo} className="button">
              <Words>Go to question {firstOpen.position}</Words>
            </StepLink>
          ) : (
            <StepLink step={states.length} onGo={onGo} className="button-quiet">
              <Words>Back to the questions</Words>
            </StepLink>
          )}
          <Words as="button" type="submit" className={firstOpen ? 'button-quiet' : 'button'} aria-disabled={isBusy}>
            {isBusy ? 'Submitting…' : submitWords(answered)}
          </Words>
        </p>
      </form>
    </>
  )
}

function unansweredWords(unanswered: number, count: number): string {
  if (unanswered === 0) return count === 1 ? 'The question is answered.' : `All ${count} questions are answered.`
  if (unanswered === count) return 'Nothing is answered yet. You may submit all the same; a blank earns nothing.'
  return unanswered === 1
    ? 'One is not answered. You may leave it; a blank earns nothing.'
    : `${unanswered} are not answered. You may leave them; a blank earns nothing.`
}

function unreadableWords(unreadable: number): string {
  return unreadable === 1
    ? 'One answer cannot be read as a number. As it stands it earns nothing.'
    : `${unreadable} answers cannot be read as numbers. As they stand they earn nothing.`
}

function submitWords(answered: number): string {
  return answered === 0 ? 'Submit without answers' : `Submit ${countOf(answered, 'answer')}`
}

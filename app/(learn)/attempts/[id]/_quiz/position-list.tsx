import type { ReactNode } from 'react'
import { Words } from '@/app/_components/site/words'
import { FlagSymbol } from './flag-button'
import styles from './quiz.module.css'
import { type Step, stepName } from './step'
import { StepLink } from './step-link'

/** What the list of questions shows of one of them. */
export type PositionState = { position: number; isAnswered: boolean; isUnreadable: boolean; isFlagged: boolean }
type Props = {
  states: readonly PositionState[]
  step: Step
  /** The id of the form that is on the page; null if there is none. */
  form: string | null
  onGo: (step: Step) => void
}

/**
 * The questions of an attempt in a row, each with its state. Beside a question's form they are buttons of that form, so that
 * its answer is saved first; elsewhere they are links.
 */
export function PositionList({ states, step, form, onGo }: Props) {
  return (
    <Words as="nav" keepsOrder aria-label="Questions of this quiz" className={styles.nav}>
      <ol className={styles.positions}>
        {states.map((state) => (
          <li key={state.position}>
            <StepButton form={form} step={state.position} isHere={step === state.position} state={state} onGo={onGo}>
              <span className="visually-hidden">Question </span>
              {state.position}
              <span className="visually-hidden">{`: ${stateWords(state)}`}</span>
              {state.isFlagged && <FlagSymbol />}
            </StepButton>
          </li>
        ))}
        <li>
          <StepButton form={form} step="before-submitting" isHere={step === 'before-submitting'} onGo={onGo}>
            Review
          </StepButton>
        </li>
      </ol>
      <Words as="p" className={styles.count}>
        {`${states.filter(({ isAnswered }) => isAnswered).length} of ${states.length} answered`}
      </Words>
    </Words>
  )
}

/** The state of a question in words. */
export function stateWords({ isAnswered, isUnreadable, isFlagged }: Omit<PositionState, 'position'>): string {
  const answer = isAnswered ? 'answered' : 'not answered yet'
  return [isUnreadable ? 'cannot be read as a number' : answer, isFlagged ? 'flagged' : ''].filter(Boolean).join(', ')
}

type StepButtonProps = {
  form: string | null
  step: Step
  isHere: boolean
  state?: PositionState
  onGo: (step: Step) => void
  children: ReactNode
}

function StepButton({ form, step, isHere, state, onGo, children }: StepButtonProps) {
  const look = {
    className: styles.position,
    'aria-current': isHere ? ('step' as const) : undefined,
    'data-answered': (state?.isAnswered && !state.isUnreadable) || undefined,
    'data-flagged': state?.isFlagged || undefined,
  }
  if (form === null) {
    return (
      <StepLink step={step} onGo={onGo} {...look}>
        {children}
      </StepLink>
    )
  }
  return (
    <button type="submit" form={form} name="go" value={stepName(step)} {...look}>
      {children}
    </button>
  )
}

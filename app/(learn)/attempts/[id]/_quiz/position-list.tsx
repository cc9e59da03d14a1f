import type { ReactNode } from 'react'
import styles from './quiz.module.css'
import type { Step } from './step'
import { StepLink } from './step-link'

/** How one question stands, for its state. */
export type PositionState = { position: number; isAnswered: boolean; isFlagged: boolean }
type Props = { states: readonly PositionState[]; step: Step; form: string | null; onGo: (step: Step) => void }

/**
 * The questions as a row of small states. Beside a question's form they are its buttons, so that going on saves first;
 * elsewhere they are links.
 */
export function PositionList({ states, step, form, onGo }: Props) {
  return (
    <nav aria-label="Questions of this quiz">
      <ol className={styles.marks}>
        {states.map((state) => (
          <li key={state.position}>
            <Target form={form} step={state.position} isHere={step === state.position} state={state} onGo={onGo}>
              <span className="visually-hidden">Question </span>
              {state.position}
              <span className="visually-hidden">: {stateWords(state)}</span>
            </Target>
          </li>
        ))}
        <li>
          <Target form={form} step="review" isHere={step === 'review'} onGo={onGo}>
            Review
          </Target>
        </li>
      </ol>
    </nav>
  )
}

/** How a question stands, in words. */
export function stateWords({ isAnswered, isFlagged }: Omit<PositionState, 'position'>): string {
  return [isAnswered ? 'answered' : 'not answered yet', isFlagged ? 'flagged' : ''].filter(Boolean).join(', ')
}

type TargetProps = {
  form: string | null
  step: Step
  isHere: boolean
  state?: PositionState
  onGo: (step: Step) => void
  children: ReactNode
}

function Target({ form, step, isHere, state, onGo, children }: TargetProps) {
  const look = {
    className: styles.mark,
    'aria-current': isHere ? ('step' as const) : undefined,
    'data-answered': state?.isAnswered || undefined,
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
    <button type="submit" form={form} name="go" value={step} {...look}>
      {children}
    </button>
  )
}

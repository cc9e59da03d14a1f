import type { ReactNode } from 'react'
import styles from './quiz.module.css'
import type { Place } from './step'
import { PlaceLink } from './step-link'

/** How one question stands, for its mark. */
export type Mark = { position: number; isAnswered: boolean; isFlagged: boolean }
type Props = { marks: readonly Mark[]; place: Place; form: string | null; onGo: (place: Place) => void }

/**
 * The questions as a row of small marks. Beside a question's form they are its buttons, so that going on saves first;
 * elsewhere they are links.
 */
export function PositionMarks({ marks, place, form, onGo }: Props) {
  return (
    <nav aria-label="Questions of this quiz">
      <ol className={styles.marks}>
        {marks.map((mark) => (
          <li key={mark.position}>
            <Target form={form} place={mark.position} isHere={place === mark.position} mark={mark} onGo={onGo}>
              <span className="visually-hidden">Question </span>
              {mark.position}
              <span className="visually-hidden">: {markWords(mark)}</span>
            </Target>
          </li>
        ))}
        <li>
          <Target form={form} place="review" isHere={place === 'review'} onGo={onGo}>
            Review
          </Target>
        </li>
      </ol>
    </nav>
  )
}

/** How a question stands, in words. */
export function markWords({ isAnswered, isFlagged }: Omit<Mark, 'position'>): string {
  return [isAnswered ? 'answered' : 'not answered yet', isFlagged ? 'flagged' : ''].filter(Boolean).join(', ')
}

type TargetProps = {
  form: string | null
  place: Place
  isHere: boolean
  mark?: Mark
  onGo: (place: Place) => void
  children: ReactNode
}

function Target({ form, place, isHere, mark, onGo, children }: TargetProps) {
  const look = {
    className: styles.mark,
    'aria-current': isHere ? ('step' as const) : undefined,
    'data-answered': mark?.isAnswered || undefined,
    'data-flagged': mark?.isFlagged || undefined,
  }
  if (form === null) {
    return (
      <PlaceLink place={place} onGo={onGo} {...look}>
        {children}
      </PlaceLink>
    )
  }
  return (
    <button type="submit" form={form} name="go" value={place} {...look}>
      {children}
    </button>
  )
}

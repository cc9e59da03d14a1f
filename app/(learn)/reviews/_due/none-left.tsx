import { LocalDay } from '@/app/_components/site/dates'
import { Words } from '@/app/_components/site/words'
import { countOf } from '@/app/words/numbers'
import { sittingSize } from '@/core/review'
import styles from './due.module.css'

type Props = {
  /** How many questions were answered in this sitting. */
  done: number
  /** How many are due all the same, because the sitting is full or a quiz is open. */
  due: number
  /** When the next question comes back; null if none will. */
  next: Date | null
}

/** What stands where a question would, if none is left to answer now: why, and what comes next. */
export function NoneLeft({ done, due, next }: Props) {
  const isFull = done === sittingSize && due > 0
  return (
    <Words as="div" className={styles.rest}>
      <h2>{done > 0 ? 'That was this sitting' : 'Nothing is due'}</h2>
      {isFull && <p>There {due === 1 ? 'is one more question' : `are ${countOf(due, 'more question')}`} whenever you like.</p>}
      {!isFull && due > 0 && (
        <p>
          {due === 1 ? 'One question waits' : `${due} questions wait`} until you have submitted the quiz that you have open, since
          it may ask the same.
        </p>
      )}
      {due === 0 && (
        <p>
          {next ? (
            <>
              The next question comes on <LocalDay time={next} isNear />.
            </>
          ) : (
            'Once you have submitted a quiz, what you missed comes here.'
          )}
        </p>
      )}
      <p className="button-row">
        {isFull && (
          <a href="/reviews" className="button">
            Another sitting
          </a>
        )}
        <a href="/progress" className="button-quiet">
          Your progress
        </a>
      </p>
    </Words>
  )
}

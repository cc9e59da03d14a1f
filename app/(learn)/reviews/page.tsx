import type { Metadata } from 'next'
import { z } from 'zod'
import { requireViewer } from '@/app/viewer'
import { dayWords } from '@/app/words/dates'
import { countOf } from '@/app/words/marking'
import { sittingSize } from '@/core/review'
import { countDue, findNextDue, listDueQuestions } from '@/server/reviews'
import { DueQuestion } from './due-question'
import styles from './reviews.module.css'

export const metadata: Metadata = { title: 'Review' }

const asked = z.object({ done: z.coerce.number().int().min(0).max(sittingSize).catch(0) })

export default async function ReviewsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const learner = await requireViewer('/reviews')
  const { done } = asked.parse(await searchParams)
  const sitting = done < sittingSize ? await listDueQuestions(learner) : []
  const [first] = sitting
  return (
    <div className={`page ${styles.reviews}`}>
      <h1>Review</h1>
      <p className={styles.lead}>
        Questions that you missed, or guessed, come back after 1, 7 and 30 days, because what is met again after a while is kept
        longer. Nothing here is graded.
      </p>
      <DueQuestion
        due={first ? { id: first.id, shown: first.shown } : null}
        done={done}
        count={Math.min(sittingSize, done + sitting.length)}
      >
        <Rest done={done} due={await countDue(learner)} next={await findNextDue(learner)} />
      </DueQuestion>
    </div>
  )
}

/** What somebody finds for whom there is no question now. */
function Rest({ done, due, next }: { done: number; due: number; next: Date | null }) {
  const isFull = done === sittingSize && due > 0
  return (
    <div className={styles.rest}>
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
          {next ? `The next question comes on ${dayWords(next)}.` : 'Once you have submitted a quiz, what you missed comes here.'}
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
    </div>
  )
}

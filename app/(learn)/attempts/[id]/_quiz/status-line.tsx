import { useIsScripted } from '@/app/_components/site/use-is-scripted'
import { Words } from '@/app/_components/site/words'
import type { Obstacle } from '@/app/(learn)/attempts/[id]/_saving/save-outcome'
import { listElsewhere, type Queue, type Status, statusOf } from '@/app/(learn)/attempts/[id]/_saving/save-queue'
import styles from './quiz.module.css'

type Props = { queue: Queue; onSignIn: () => void }

/** Whether everything is saved, in small words. Without scripts it says when answers are saved. */
export function StatusLine({ queue, onSignIn }: Props) {
  const isScripted = useIsScripted()
  const status = statusOf(queue)
  return (
    <div className={styles.status}>
      <Words as="p" role="status" data-status={isScripted ? status : undefined}>
        {isScripted ? lineWords(status, queue) : 'Your answer is saved whenever you go on to another page of the quiz.'}
      </Words>
      {isScripted && queue.line === 'signed-out' && (
        <Words as="button" type="button" className="button-text" onClick={onSignIn}>
          Sign in again
        </Words>
      )}
    </div>
  )
}

// One text, so that it is replaced as a whole even if a translator has rewritten it: a stale half would be untrue.
function lineWords(status: Status, queue: Queue): string {
  const isAtRisk = status === 'waiting' || status === 'signed-out'
  return isAtRisk ? `${statusWords(status, queue)} ${localWords(queue.hasLocalStore)}` : statusWords(status, queue)
}

function statusWords(status: Status, queue: Queue): string {
  switch (status) {
    case 'saved':
      return queue.turns === 0 ? 'Your answers are saved as you go.' : 'Saved'
    case 'saving':
      return 'Saving…'
    case 'waiting':
      return `Not saved yet: ${obstacleWords[queue.obstacle]}`
    case 'signed-out':
      return 'Not saved yet: you are signed out.'
    case 'elsewhere':
      return `Not saved yet: question ${listElsewhere(queue).join(', ')} was answered elsewhere.`
    case 'refused':
      return 'Not saved: the course did not take this answer. Perhaps somebody else is signed in now. Reload the page to see what is saved.'
    case 'closed':
      return 'This attempt is closed.'
  }
}

const obstacleWords: Record<Obstacle, string> = {
  connection: 'waiting for the connection.',
  busy: 'the course is busy. Your answer is sent again by itself.',
  'disk-full': 'the course has no space left to save anything. Your connection is fine, and your answer is sent again by itself.',
  server: 'something failed on the side of the course. Your connection is fine, and your answer is sent again by itself.',
}

function localWords(hasLocalStore: boolean): string {
  return hasLocalStore
    ? 'Your answers are kept in this browser meanwhile.'
    : 'This browser keeps nothing meanwhile, so please leave this page open.'
}

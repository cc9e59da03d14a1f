import { Words } from '@/app/_components/site/words'

type ElsewhereProps = { onShowThat: () => void; onKeepMine: () => void }

/** Two answers to one question: the learner chooses which one counts. */
export function AnsweredElsewhere({ onShowThat, onKeepMine }: ElsewhereProps) {
  return (
    <Words as="div" role="alert" className="notice caution">
      <p>
        <strong>This question was answered elsewhere</strong> (in another tab or on another device). That answer is saved. Yours
        below is not.
      </p>
      <p className="button-row">
        <button type="button" className="button-quiet" onClick={onShowThat}>
          Show that answer
        </button>
        <button type="button" className="button-quiet" onClick={onKeepMine}>
          Keep mine
        </button>
      </p>
    </Words>
  )
}

/** Nothing more can be saved, because the attempt was submitted, here or elsewhere. */
export function AttemptClosed({ attemptId }: { attemptId: string }) {
  return (
    <Words as="div" role="alert" className="notice caution">
      <p>
        <strong>This attempt was submitted already,</strong> perhaps in another tab. It keeps the answers that were saved before.{' '}
        <a href={`/attempts/${attemptId}`}>See the result</a>
      </p>
    </Words>
  )
}

/** What the server has to say about the last form that was sent. */
export function Notice({ words }: { words: string }) {
  return (
    <Words as="div" role="alert" className="notice caution">
      <p>{words}</p>
    </Words>
  )
}

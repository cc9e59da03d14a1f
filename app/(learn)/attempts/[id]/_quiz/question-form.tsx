import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { ConfidenceFields } from '@/app/_components/questions/confidence'
import { answerIn, focusMoved, type Moved, moveWords } from '@/app/_components/questions/form-answer'
import { QuestionFields } from '@/app/_components/questions/question'
import type { Draft } from '@/app/(learn)/attempts/[id]/_saving/drafts'
import type { Slot } from '@/app/(learn)/attempts/[id]/_saving/save-queue'
import { readConfidence } from '@/core/confidence'
import type { ShownQuestion } from '@/core/question'
import styles from './quiz.module.css'
import { readStep, type Step, stepAfter } from './step'

export const questionFormId = 'question'

type Props = {
  attemptId: string
  position: number
  count: number
  shown: ShownQuestion
  slot: Slot
  /** What was answered before a sign-in got in between; it stands in the form but is not saved. */
  carried: Draft | null
  onChange: (draft: Draft) => void
  onGo: (step: Step) => void
}

/** What the Enter key presses: a form's first button, which would else be a state or a move. To stand before all the others. */
export function EnterButton({ step }: { step: Step }) {
  return (
    <button
      type="submit"
      form={questionFormId}
      name="go"
      value={step}
      tabIndex={-1}
      aria-hidden="true"
      className="visually-hidden"
    >
      Next
    </button>
  )
}

/** The page of one question: a plain form, which scripts read as it is filled in instead of sending it. */
export function QuestionForm({ attemptId, position, count, shown, slot, carried, onChange, onGo }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [moved, setMoved] = useState<Moved | null>(null)
  const { answer, confidence, isFlagged } = carried ?? slot.draft

  const read = (button?: string): Draft | null => {
    if (!form.current) return null
    const fields = new FormData(form.current)
    return {
      answer: answerIn(form.current, shown, slot.draft.answer, button),
      confidence: readConfidence(fields.get('confidence')),
      isFlagged: fields.get('flag') === 'on',
    }
  }
  const report = (button?: string) => {
    const draft = read(button)
    if (draft) onChange(draft)
    return draft
  }

  // What was answered before the scripts had arrived is already in the form, and nobody has heard of it yet.
  const reportOnce = useRef(report)
  useEffect(() => void reportOnce.current(), [])

  useEffect(() => {
    if (moved && form.current) focusMoved(form.current, moved.button)
  }, [moved])

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null
    if (button?.name === 'move') {
      const draft = report(button.value)
      setMoved({ button: button.value, words: moveWords(shown, draft?.answer ?? null, button.value) })
      return
    }
    const next = readStep(button?.value, count)
    if (next !== null) onGo(next)
  }

  const next = stepAfter(position, count)
  return (
    <form
      ref={form}
      id={questionFormId}
      method="post"
      action={`/api/attempts/${attemptId}/answers/${position}`}
      autoComplete="off"
      onChange={() => report()}
      onSubmit={submit}
      className={styles.form}
    >
      <input type="hidden" name="kind" value={shown.kind} />
      <input type="hidden" name="revision" value={slot.saved.revision} />
      <div id="order">
        <QuestionFields shown={shown} answer={answer} />
      </div>
      <p role="status" className="visually-hidden">
        {moved?.words}
      </p>
      <ConfidenceFields confidence={confidence} />
      <label className={styles.flag}>
        <input type="checkbox" name="flag" defaultChecked={isFlagged} />
        <span>Flag this question, to come back to it</span>
      </label>
      <p className="button-row">
        {position > 1 && (
          <button type="submit" name="go" value={position - 1} className="button-quiet">
            Previous
          </button>
        )}
        <button type="submit" name="go" value={next} className="button">
          {next === 'review' ? 'Review and submit' : 'Next'}
        </button>
      </p>
    </form>
  )
}

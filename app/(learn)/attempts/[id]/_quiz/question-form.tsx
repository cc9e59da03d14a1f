import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { ConfidenceFields } from '@/app/_components/questions/confidence'
import { startDrag } from '@/app/_components/questions/dragging'
import { chooseByKey } from '@/app/_components/questions/keys'
import { fieldsAfter, fieldsInOrder, focusMoved, type Move, moveWords } from '@/app/_components/questions/moves'
import { QuestionFields } from '@/app/_components/questions/question'
import { useIsScripted } from '@/app/_components/site/use-is-scripted'
import { Authored, Words } from '@/app/_components/site/words'
import type { Draft } from '@/app/(learn)/attempts/[id]/_saving/drafts'
import type { Slot } from '@/app/(learn)/attempts/[id]/_saving/save-queue'
import type { ShownQuestion } from '@/core/question'
import { readQuestionForm } from '@/core/questions/form'
import styles from './quiz.module.css'
import { readStep, type Step, stepAfter, stepName } from './step'

export const questionFormId = 'question'
export const stemId = 'stem'

type Props = {
  attemptId: string
  position: number
  count: number
  shown: ShownQuestion
  /** True if the answer should be a number and the server could not read it. */
  isUnreadable: boolean
  /** Why the question was withdrawn, if it was. */
  withdrawn: string | undefined
  slot: Slot
  /** An answer that the session ended before saving. The form shows it; it is saved like any other change. */
  carried: Draft | null
  onChange: (draft: Draft) => void
  onGo: (step: Step) => void
}

/**
 * The button that the Enter key presses, which is a form's first one. It must come before all other buttons of the form, or Enter
 * would go to a question of the list or move an item.
 */
export function EnterButton({ step }: { step: Step }) {
  return (
    <Words
      as="button"
      type="submit"
      form={questionFormId}
      name="go"
      value={stepName(step)}
      tabIndex={-1}
      aria-hidden="true"
      className="visually-hidden"
    >
      Next
    </Words>
  )
}

/** One question as a plain form. With scripts the form is read at each change instead of being sent. */
export function QuestionForm({
  attemptId,
  position,
  count,
  shown,
  isUnreadable,
  withdrawn,
  slot,
  carried,
  onChange,
  onGo,
}: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [move, setMove] = useState<Move | null>(null)
  const isScripted = useIsScripted()
  const { answer, confidence } = carried ?? slot.draft

  const reportFields = (fields: FormData): Draft => {
    const draft = readQuestionForm(shown.kind, fields, slot.draft.answer)
    onChange(draft)
    return draft
  }
  const report = (button?: string) => (form.current ? reportFields(fieldsAfter(form.current, button)) : null)

  // The form already holds what was answered before the scripts had loaded, and nothing has reported it yet.
  const reportOnce = useRef(report)
  useEffect(() => void reportOnce.current(), [])

  useEffect(() => {
    if (move?.button && form.current) focusMoved(form.current, move.button)
  }, [move])

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null
    if (button?.name === 'move') {
      // A button at the end of the list has the focus still, and nothing to do.
      if (button.ariaDisabled === 'true') return
      const draft = report(button.value)
      setMove({ button: button.value, words: moveWords(shown, draft?.answer ?? null, button.value) })
      return
    }
    const next = readStep(button?.value, count)
    if (next !== null) onGo(next)
  }

  function drag(event: PointerEvent) {
    startDrag(event, (order, id) => {
      if (!form.current) return
      const draft = reportFields(fieldsInOrder(form.current, order))
      setMove({ button: null, words: moveWords(shown, draft.answer, id) })
    })
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
      onKeyDown={(event) => {
        if (chooseByKey(event.nativeEvent)) event.preventDefault()
      }}
      onPointerDown={(event) => drag(event.nativeEvent)}
      onSubmit={submit}
      className={styles.form}
    >
      <input type="hidden" name="kind" value={shown.kind} />
      <input type="hidden" name="revision" value={slot.saved.revision} />
      {withdrawn !== undefined && (
        <Words as="p" className="notice">
          This question has been withdrawn: you get its points, whatever you answer. The reason: <Authored>{withdrawn}</Authored>
        </Words>
      )}
      <div id="order">
        <QuestionFields
          shown={shown}
          answer={answer}
          isUnreadable={isUnreadable}
          hasShortcuts
          isScripted={isScripted}
          stemId={stemId}
        />
      </div>
      <Words as="p" role="status" className="visually-hidden">
        {move?.words}
      </Words>
      <ConfidenceFields
        confidence={confidence}
        isWaiting={slot.draft.answer === null && slot.draft.confidence === null}
        onTakenBack={report}
      />
      <p className={styles.foot}>
        {position > 1 && (
          <Words as="button" type="submit" name="go" value={position - 1} className="button-quiet">
            Previous
          </Words>
        )}
        <Words as="button" type="submit" name="go" value={stepName(next)} className="button">
          {next === 'before-submitting' ? 'Review and submit' : 'Next'}
        </Words>
      </p>
    </form>
  )
}

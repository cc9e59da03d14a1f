'use client'

import { useRef, useState } from 'react'
import type { Draft } from '@/app/(learn)/attempts/[id]/_saving/drafts'
import { useSaving } from '@/app/(learn)/attempts/[id]/_saving/use-saving'
import type { OpenQuestion } from '@/core/attempt'
import { ReviewAndSubmit } from './before-submitting'
import { AnsweredElsewhere, AttemptClosed, Notice } from './notices'
import { PositionMarks } from './position-list'
import { EnterButton, QuestionForm, questionFormId } from './question-form'
import styles from './quiz.module.css'
import { SessionDialog } from './session-dialog'
import { StatusLine } from './status-line'
import { type Place, placeAfter, placeWords } from './step'
import { submitAttempt } from './submit-attempt'
import { usePlace } from './use-step'

type Props = {
  attemptId: string
  module: { slug: string; title: string }
  questions: readonly OpenQuestion[]
  start: Place
  notice: string | null
  carried: Draft | null
}

/** An open attempt: every question is here already, one is shown, and each change is on its way to the server. */
export function Quiz({ attemptId, module, questions, start, notice, carried }: Props) {
  const { saving, queue } = useSaving(attemptId, questions)
  const heading = useRef<HTMLHeadingElement>(null)
  const { place, goTo } = usePlace(start, questions.length, heading)
  const [isDialogClosed, closeDialog] = useState(false)
  const [isSubmitting, setSubmitting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isAtStart, setAtStart] = useState(true)

  const marks = questions.map(({ position }) => {
    const { answer, isFlagged } = queue.slots[position]?.draft ?? { answer: null, isFlagged: false }
    return { position, isAnswered: answer !== null, isFlagged }
  })
  const question = questions.find(({ position }) => position === place)
  const slot = question && queue.slots[question.position]

  function go(next: Place) {
    saving.sendNow()
    setAtStart(false)
    setRefusal(null)
    goTo(next)
  }

  async function submit() {
    setSubmitting(true)
    setRefusal(null)
    const words = await submitAttempt(attemptId, saving)
    if (words === null) return window.location.assign(`/attempts/${attemptId}`)
    setSubmitting(false)
    setRefusal(words)
    closeDialog(false)
  }

  return (
    <div className={styles.quiz}>
      <header className={styles.top}>
        <p>
          Quiz: <a href={`/modules/${module.slug}`}>{module.title}</a>
        </p>
        <StatusLine queue={queue} onSignIn={() => closeDialog(false)} />
      </header>
      {question && <EnterButton place={placeAfter(question.position, questions.length)} />}
      <PositionMarks marks={marks} place={place} form={question ? questionFormId : null} onGo={go} />
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        {placeWords(place, questions.length)}
      </h1>
      {queue.line === 'closed' && <AttemptClosed attemptId={attemptId} />}
      {isAtStart && notice && <Notice words={notice} />}
      {question && slot?.elsewhere && (
        <AnsweredElsewhere
          onShowThat={() => {
            saving.takeTheirs(question.position)
            heading.current?.focus()
          }}
          onKeepMine={() => {
            saving.keepMine(question.position)
            heading.current?.focus()
          }}
        />
      )}
      {question && slot ? (
        <QuestionForm
          key={`${question.position}/${slot.edition}`}
          attemptId={attemptId}
          position={question.position}
          count={questions.length}
          shown={question.shown}
          slot={slot}
          carried={isAtStart && slot.turn === 0 ? carried : null}
          onChange={(draft) => saving.change(question.position, draft)}
          onGo={go}
        />
      ) : (
        <ReviewAndSubmit
          attemptId={attemptId}
          marks={marks}
          refusal={refusal}
          isBusy={isSubmitting}
          onGo={go}
          onSubmit={submit}
        />
      )}
      {queue.line === 'signed-out' && !isDialogClosed && (
        <SessionDialog
          onSignedIn={() => {
            saving.signedIn()
            setRefusal(null)
            closeDialog(false)
          }}
          onClose={() => closeDialog(true)}
        />
      )}
    </div>
  )
}

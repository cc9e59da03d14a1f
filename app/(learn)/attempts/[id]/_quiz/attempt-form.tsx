'use client'

import { useRef, useState } from 'react'
import { Words } from '@/app/_components/site/words'
import type { Draft } from '@/app/(learn)/attempts/[id]/_saving/drafts'
import { listUnreadable } from '@/app/(learn)/attempts/[id]/_saving/unreadable'
import { useSaving } from '@/app/(learn)/attempts/[id]/_saving/use-saving'
import type { OpenQuestion } from '@/core/attempt'
import { BeforeSubmitting } from './before-submitting'
import { FlagButton } from './flag-button'
import { KeepGoing } from './keep-going'
import { AnsweredElsewhere, AttemptClosed, Notice } from './notices'
import { PositionList } from './position-list'
import { EnterButton, QuestionForm, questionFormId, stemId } from './question-form'
import styles from './quiz.module.css'
import { saveAndSubmit } from './save-and-submit'
import { SessionDialog } from './session-dialog'
import { StatusLine } from './status-line'
import { type Step, stepAfter, stepWords } from './step'
import { useStep } from './use-step'

type Props = {
  attemptId: string
  module: { slug: string; title: string }
  questions: readonly OpenQuestion[]
  start: Step
  /** What the server has to say about the last form that was sent, in words; null if nothing. */
  notice: string | null
  /** An answer to the first question shown that the session ended before saving; null if there is none. */
  carried: Draft | null
}

/** An open attempt. The page holds every question and shows one; each change is sent to the server at once. */
export function AttemptForm({ attemptId, module, questions, start, notice, carried }: Props) {
  const { saving, queue } = useSaving(attemptId, questions)
  const heading = useRef<HTMLHeadingElement>(null)
  const { step, goTo } = useStep(start, questions.length, heading)
  const [isDialogClosed, closeDialog] = useState(false)
  const [isSubmitting, setSubmitting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isAtStart, setAtStart] = useState(true)

  const unreadable = listUnreadable(queue)
  const states = questions.map(({ position }) => {
    const { answer, isFlagged } = queue.slots[position]?.draft ?? { answer: null, isFlagged: false }
    return { position, isAnswered: answer !== null, isUnreadable: unreadable.includes(position), isFlagged }
  })
  const question = questions.find(({ position }) => position === step)
  const slot = question && queue.slots[question.position]
  const isCarried = carried !== null && isAtStart && slot?.turn === 0

  function go(next: Step) {
    saving.sendNow()
    setAtStart(false)
    setRefusal(null)
    goTo(next)
  }

  async function submit() {
    setSubmitting(true)
    setRefusal(null)
    const words = await saveAndSubmit(attemptId, saving)
    if (words === null) return window.location.assign(`/attempts/${attemptId}`)
    setSubmitting(false)
    setRefusal(words)
    closeDialog(false)
  }

  return (
    <KeepGoing>
      <div className={styles.quiz}>
        <header className={styles.top}>
          <p>
            <Words>Quiz:</Words> <a href={`/modules/${module.slug}`}>{module.title}</a>
          </p>
          <StatusLine queue={queue} onSignIn={() => closeDialog(false)} />
        </header>
        {question && <EnterButton step={stepAfter(question.position, questions.length)} />}
        <PositionList states={states} step={step} form={question ? questionFormId : null} onGo={go} />
        <div className={styles.head}>
          <Words as="h1" ref={heading} tabIndex={-1} className={styles.heading} aria-describedby={question ? stemId : undefined}>
            {stepWords(step, questions.length)}
          </Words>
          {question && slot && (
            <FlagButton
              key={`${question.position}/${slot.edition}`}
              isFlagged={(isCarried ? carried : slot.draft).isFlagged}
              onChange={(isFlagged) => saving.change(question.position, { ...slot.draft, isFlagged })}
            />
          )}
        </div>
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
            isUnreadable={unreadable.includes(question.position)}
            withdrawn={question.withdrawn}
            slot={slot}
            carried={isCarried ? carried : null}
            onChange={(draft) => saving.change(question.position, draft)}
            onGo={go}
          />
        ) : (
          <BeforeSubmitting
            attemptId={attemptId}
            states={states}
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
    </KeepGoing>
  )
}

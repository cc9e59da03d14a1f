'use client'

import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { EndingLabel } from '@/app/_components/explained/ending-symbol'
import { Explanation } from '@/app/_components/explained/explanation'
import { endingOf } from '@/app/_components/explained/sentences'
import { answerIn, focusMoved, type Moved, moveWords } from '@/app/_components/questions/form-answer'
import { QuestionFields } from '@/app/_components/questions/question'
import type { ExplainedQuestion } from '@/core/explained'
import type { Answer, ShownQuestion } from '@/core/question'
import styles from './practice.module.css'

type Props = { module: string; id: string; shown: ShownQuestion; answer?: Answer }

/** The form of a practice question. Without scripts its answer is explained on a page of its own, with them right here. */
export function PracticeQuestion({ module, id, shown, answer = null }: Props) {
  const address = `/api/practice/${module}/${id}`
  const form = useRef<HTMLFormElement>(null)
  const outcome = useRef<HTMLParagraphElement>(null)
  const [order, setOrder] = useState(answer)
  const [moved, setMoved] = useState<Moved | null>(null)
  const [explained, setExplained] = useState<ExplainedQuestion | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [round, setRound] = useState(1)

  useEffect(() => {
    if (explained) outcome.current?.focus()
  }, [explained])
  useEffect(() => {
    if (round > 1) form.current?.querySelector<HTMLElement>('input:not([type="hidden"]), select, button:enabled')?.focus()
  }, [round])
  useEffect(() => {
    if (moved && form.current) focusMoved(form.current, moved.button)
  }, [moved])

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const button =
      event.submitter instanceof HTMLButtonElement && event.submitter.name === 'move' ? event.submitter.value : undefined
    const given = answerIn(event.currentTarget, shown, order, button)
    forget()
    if (button !== undefined && button !== 'keep') {
      setOrder(given)
      setMoved({ button, words: moveWords(shown, given, button) })
      return
    }
    if (given === null) return setRefusal('Answer first; then this tells you how it is, and why.')
    const checked = await check(address, given)
    if (typeof checked === 'string') setRefusal(checked)
    else setExplained(checked)
  }

  function forget() {
    setExplained(null)
    setRefusal(null)
  }

  function tryAgain() {
    forget()
    setOrder(null)
    setMoved(null)
    setRound(round + 1)
  }

  return (
    <div className={styles.practice}>
      <p className="kicker">Practice, not graded</p>
      <form ref={form} method="post" action={address} autoComplete="off" onChange={forget} onSubmit={submit}>
        <QuestionFields key={round} shown={shown} answer={order} isGraded={false} />
        <p role="status" className="visually-hidden">
          {moved?.words}
        </p>
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
        <p className="button-row">
          {/* For a list to be ordered, to check it is to keep it as it stands. */}
          <button type="submit" className="button-quiet" {...(shown.kind === 'ordering' ? { name: 'move', value: 'keep' } : {})}>
            Check my answer
          </button>
        </p>
      </form>
      {explained && (
        <div className={styles.explained}>
          <p ref={outcome} tabIndex={-1} className={styles.outcome}>
            <EndingLabel ending={endingOf(explained)} />
          </p>
          <Explanation question={explained} isGraded={false} />
          <p className="button-row">
            <button type="button" className="button-quiet" onClick={tryAgain}>
              Try again
            </button>
          </p>
        </div>
      )}
    </div>
  )
}

// The question explained, or why it could not be.
async function check(address: string, answer: Answer): Promise<ExplainedQuestion | string> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ answer }),
    })
    if (response.ok) return (await response.json()) as ExplainedQuestion
    return 'This could not be checked just now. Your answer is still here; please try again in a moment.'
  } catch {
    return 'There is no connection, so this could not be checked. Your answer is still here; please try again later.'
  }
}

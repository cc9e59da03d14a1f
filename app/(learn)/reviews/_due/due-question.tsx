'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { EndingLabel } from '@/app/_components/explained/ending-symbol'
import { Explanation } from '@/app/_components/explained/explanation'
import { InlineText } from '@/app/_components/inline/inline-text'
import { WithMaths } from '@/app/_components/inline/with-maths'
import { ConfidenceFields } from '@/app/_components/questions/confidence'
import { focusMoved, moveWords } from '@/app/_components/questions/moves'
import { QuestionFields } from '@/app/_components/questions/question'
import { LocalDay } from '@/app/_components/site/dates'
import { Authored, Words } from '@/app/_components/site/words'
import { showLocalDates } from '@/app/_document/dates'
import { endingOf } from '@/core/ending'
import type { Maths } from '@/core/inline-text'
import type { ShownQuestion } from '@/core/question'
import { type Asking, answerDue, type Explained } from './actions'
import styles from './due.module.css'

type Due = { id: string; shown: ShownQuestion; maths: Maths }

type Props = {
  /** The question to ask; null if none is due. */
  due: Due | null
  /** How many questions were answered in this sitting. */
  done: number
  /** How many questions the sitting has. */
  count: number
  /** What to show if no question is due. */
  children: ReactNode
}

const untouched: Asking = {
  ...{ step: 'asking', turn: 0, answer: null, confidence: null },
  ...{ moved: null, refusal: null, isUnreadable: false },
}

/** One question of a sitting, and its explanation once it is answered. It works without scripts. */
export function DueQuestion({ due, done, count, children }: Props) {
  const [state, send, isBusy] = useActionState<Asking | Explained, FormData>(
    answerDue,
    untouched,
    `/reviews?done=${done}#question`,
  )
  if (state.step === 'explained') {
    return (
      <WithMaths maths={state.maths}>
        <Answered state={state} done={done + 1} />
      </WithMaths>
    )
  }
  if (!due) return children
  return (
    <div id="question">
      <Words as="p" className="kicker">
        {done + 1} of {count} in this sitting
      </Words>
      <WithMaths maths={due.maths}>
        <Asked key={state.turn} due={due} state={state} send={send} isBusy={isBusy} />
      </WithMaths>
    </div>
  )
}

type AskedProps = { due: Due; state: Asking; send: (form: FormData) => void; isBusy: boolean }

function Asked({ due, state: { answer, confidence, moved, refusal, isUnreadable }, send, isBusy }: AskedProps) {
  const form = useRef<HTMLFormElement>(null)
  const alert = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (moved !== null && form.current) focusMoved(form.current, moved)
    else if (refusal !== null) alert.current?.focus()
  }, [moved, refusal])
  return (
    <form ref={form} action={send} autoComplete="off" className={styles.form}>
      {/* The Enter key presses a form's first button, which must not be one that moves an item. */}
      <Words as="button" type="submit" tabIndex={-1} aria-hidden="true" className="visually-hidden">
        Check
      </Words>
      <input type="hidden" name="item" value={due.id} />
      <QuestionFields shown={due.shown} answer={answer} isUnreadable={isUnreadable} />
      <Words as="p" role="status" className="visually-hidden">
        {moved === null ? '' : moveWords(due.shown, answer, moved)}
      </Words>
      <ConfidenceFields confidence={confidence} />
      {refusal !== null && (
        <Words as="p" ref={alert} role="alert" tabIndex={-1} className="notice caution">
          {refusal}
        </Words>
      )}
      <p className="button-row">
        <Words as="button" type="submit" className="button" aria-disabled={isBusy}>
          Check
        </Words>
        <Words as="button" type="submit" name="go" value="show" className="button-quiet" aria-disabled={isBusy}>
          Show me, I do not know
        </Words>
      </p>
    </form>
  )
}

function Answered({ state: { question, mixUps, passage, comesBackAt }, done }: { state: Explained; done: number }) {
  const article = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    if (article.current) showLocalDates(article.current)
  }, [])
  return (
    <article ref={article} id="question" className={styles.answered}>
      <h2 ref={heading} tabIndex={-1}>
        <EndingLabel ending={endingOf(question)} />
      </h2>
      <p className={styles.stem}>
        <InlineText text={question.stem} />
      </p>
      <Explanation question={question} mixUps={mixUps} />
      {passage && (
        <p>
          <a href={passage.href}>
            <Words>
              Read again: <Authored>{passage.title}</Authored>
            </Words>
          </a>
        </p>
      )}
      <Words as="p" className={styles.back}>
        {comesBackAt ? (
          <>
            This one comes back on <LocalDay time={comesBackAt} isNear />.
          </>
        ) : (
          'You know this one: it does not come back.'
        )}
      </Words>
      <p className="button-row">
        <Words as="a" href={`/reviews?done=${done}`} className="button">
          Go on
        </Words>
      </p>
    </article>
  )
}

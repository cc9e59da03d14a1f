'use client'

import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { EndingLabel } from '@/app/_components/explained/ending-symbol'
import { Explanation } from '@/app/_components/explained/explanation'
import { WithMaths } from '@/app/_components/inline/with-maths'
import { fieldsAfter, focusMoved, type Move, moveWords } from '@/app/_components/questions/moves'
import { QuestionFields } from '@/app/_components/questions/question'
import { Words } from '@/app/_components/site/words'
import { readJson, requestJson } from '@/app/json-request'
import { messages } from '@/app/words/messages'
import { endingOf } from '@/core/ending'
import type { ExplainedQuestion } from '@/core/explained'
import type { Maths } from '@/core/inline-text'
import type { Answer, ShownQuestion } from '@/core/question'
import { readFields } from '@/core/questions/form'
import styles from './practice.module.css'

/** A question explained, with its drawn formulas if it has any. */
type Checked = ExplainedQuestion & { maths?: Maths }

type Props = {
  module: string
  id: string
  shown: ShownQuestion
  answer?: Answer
  /** True if the answer should be a number and could not be read as one. */
  wasUnreadable?: boolean
}

const unreadable = messages['unreadable-number']

/** The form of a practice question. Its answer is explained right here; without scripts, on a page of its own. */
export function PracticeQuestion({ module, id, shown, answer = null, wasUnreadable = false }: Props) {
  const address = `/api/practice/${module}/${id}`
  const form = useRef<HTMLFormElement>(null)
  const outcome = useRef<HTMLParagraphElement>(null)
  const [order, setOrder] = useState(answer)
  const [move, setMove] = useState<Move | null>(null)
  const [explained, setExplained] = useState<Checked | null>(null)
  const [refusal, setRefusal] = useState<string | null>(wasUnreadable ? unreadable : null)
  const [round, setRound] = useState(1)

  useEffect(() => {
    if (explained) outcome.current?.focus()
  }, [explained])
  useEffect(() => {
    if (round > 1) form.current?.querySelector<HTMLElement>('input:not([type="hidden"]), select, button:enabled')?.focus()
  }, [round])
  useEffect(() => {
    if (move && form.current) focusMoved(form.current, move.button)
  }, [move])

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const button =
      event.submitter instanceof HTMLButtonElement && event.submitter.name === 'move' ? event.submitter.value : undefined
    const given = readFields(shown.kind, fieldsAfter(event.currentTarget, button), order)
    forget()
    if (button !== undefined && button !== 'keep') {
      setOrder(given)
      setMove({ button, words: moveWords(shown, given, button) })
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
    setMove(null)
    setRound(round + 1)
  }

  return (
    <div className={styles.practice}>
      <Words as="p" className="kicker">
        Practice, not graded
      </Words>
      <form ref={form} method="post" action={address} autoComplete="off" onChange={forget} onSubmit={submit}>
        <QuestionFields key={round} shown={shown} answer={order} isGraded={false} isUnreadable={refusal === unreadable} />
        <Words as="p" role="status" className="visually-hidden">
          {move?.words}
        </Words>
        <Words as="p" role="alert" className={styles.refusal}>
          {refusal}
        </Words>
        <p className="button-row">
          {/* Checking a list takes its order as it stands. */}
          <Words
            as="button"
            type="submit"
            className="button-quiet"
            {...(shown.kind === 'ordering' ? { name: 'move', value: 'keep' } : {})}
          >
            Check my answer
          </Words>
        </p>
      </form>
      {explained && (
        <div className={styles.explained}>
          <p ref={outcome} tabIndex={-1} className={styles.outcome}>
            <EndingLabel ending={endingOf(explained)} />
          </p>
          <WithMaths maths={explained.maths ?? {}}>
            <Explanation question={explained} isGraded={false} />
          </WithMaths>
          <p className="button-row">
            <Words as="button" type="button" className="button-quiet" onClick={tryAgain}>
              Try again
            </Words>
          </p>
        </div>
      )}
    </div>
  )
}

// The question explained, or in words why it could not be.
async function check(address: string, answer: Answer): Promise<Checked | string> {
  try {
    const response = await requestJson(address, { body: { answer } })
    if (response.ok) return (await response.json()) as Checked
    const refused = (await readJson(response)) as { error?: unknown } | null
    if (refused?.error === 'unreadable-number') return unreadable
    return 'This could not be checked just now. Your answer is still here; please try again in a moment.'
  } catch {
    return 'There is no connection, so this could not be checked. Your answer is still here; please try again later.'
  }
}

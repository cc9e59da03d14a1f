'use client'

import { useActionState } from 'react'
import { reportKindWords, reportMessages } from '@/app/words/reports'
import { reportKinds } from '@/core/report-kinds'
import type { ReportAction } from './report-state'

type Props = { action: ReportAction; hidden: Record<string, string>; quote: string }

/** The form that reports a problem. One kind is chosen already, so that opening and sending it are two clicks. It works without scripts. */
export function ReportForm({ action, hidden, quote }: Props) {
  const [state, send] = useActionState(action, { values: { kind: 'wrong', quote, text: '' } })
  return (
    <form action={send} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.error && (
        <p role="alert" tabIndex={-1} className="notice wrong">
          {reportMessages[state.error]}
        </p>
      )}
      <fieldset>
        <legend>What is the matter?</legend>
        {reportKinds.map((kind) => (
          <p key={kind}>
            <label>
              <input type="radio" name="kind" value={kind} defaultChecked={state.values.kind === kind} /> {reportKindWords[kind]}
            </label>
          </p>
        ))}
      </fieldset>
      <p className="field">
        <label htmlFor="quote">The sentence, if it is about one</label>
        <textarea id="quote" name="quote" rows={2} defaultValue={state.values.quote} />
      </p>
      <p className="field">
        <label htmlFor="text">What you would like to say, if anything</label>
        <textarea id="text" name="text" rows={4} defaultValue={state.values.text} aria-describedby="text-hint" />
        <span id="text-hint" className="hint">
          Please write nothing private: your instructors read this.
        </span>
      </p>
      <button type="submit" className="button">
        Send the report
      </button>
    </form>
  )
}

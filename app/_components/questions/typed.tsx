import { type ReactNode, useId } from 'react'
import type { Answer } from '@/core/question'
import styles from './question.module.css'

type Props = {
  label: ReactNode
  unit?: string
  inputMode: 'decimal' | 'text'
  answer: Answer
  /** Why what stands in the field cannot be read; empty if it can. */
  error?: string
}

/** A field of one line. The browser neither corrects nor completes it: what was written is what counts. */
export function Typed({ label, unit, inputMode, answer, error }: Props) {
  const id = useId()
  return (
    <p className={styles.typed}>
      <label htmlFor={id}>{label}</label>
      <span className={unit ? styles.measure : undefined}>
        <input
          id={id}
          type="text"
          name="answer"
          inputMode={inputMode}
          defaultValue={typeof answer === 'string' ? answer : ''}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
        />
        {unit && <span aria-hidden="true">{unit}</span>}
      </span>
      {error !== undefined && (
        <output htmlFor={id} className={styles.unread}>
          {/* An output is named by its label, so that the text that describes the field is an element of its own. */}
          <span id={`${id}-error`} data-error="">
            {error}
          </span>
        </output>
      )}
    </p>
  )
}

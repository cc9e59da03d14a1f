import { Words } from '@/app/_components/site/words'
import { questionFormId } from './question-form'
import styles from './quiz.module.css'

type Props = { isFlagged: boolean; onChange: (isFlagged: boolean) => void }

/** The button beside a question's number that marks it to come back to. It is a field of the question's form, and is sent with it. */
export function FlagButton({ isFlagged, onChange }: Props) {
  return (
    <label className={styles.flag}>
      <input
        form={questionFormId}
        type="checkbox"
        name="flag"
        defaultChecked={isFlagged}
        className="visually-hidden"
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <FlagSymbol />
      <Words as="span">
        Flag<span className="visually-hidden"> this question, to come back to it</span>
      </Words>
    </label>
  )
}

/** A flag on its pole, in the colour of the text around it. */
export function FlagSymbol() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="1.75" aria-hidden="true">
      <path d="M3.5 15.5V1.5h9l-2 3.5 2 3.5h-9" />
    </svg>
  )
}

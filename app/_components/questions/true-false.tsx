import type { Answer, ShownChoice } from '@/core/question'
import { OptionRow } from './option-row'
import styles from './question.module.css'

/** The two choices for a statement, true and false. They need no letters. */
export function TrueFalse({ choices, answer }: { choices: readonly ShownChoice[]; answer: Answer }) {
  return (
    <div className={styles.options} data-options="">
      {choices.map((choice) => (
        <OptionRow key={choice.id} type="radio" choice={choice} letter={null} isChosen={answer === choice.id} />
      ))}
    </div>
  )
}

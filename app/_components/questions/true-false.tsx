import type { Answer, ShownChoice } from '@/core/question'
import { OptionRow } from './option-row'
import styles from './question.module.css'

/** A statement to be called true or false: two words, which need no letters. */
export function TrueFalse({ choices, answer }: { choices: readonly ShownChoice[]; answer: Answer }) {
  return (
    <div className={styles.options}>
      {choices.map((choice) => (
        <OptionRow key={choice.id} type="radio" choice={choice} letter={null} isChosen={answer === choice.id} />
      ))}
    </div>
  )
}

import type { Answer, ShownChoice } from '@/core/question'
import { letterOf, OptionRow } from './option-row'
import styles from './question.module.css'

/** Several choices, of which one can be chosen. */
export function SingleChoice({ choices, answer }: { choices: readonly ShownChoice[]; answer: Answer }) {
  return (
    <div className={styles.options} data-options="">
      {choices.map((choice, i) => (
        <OptionRow key={choice.id} type="radio" choice={choice} letter={letterOf(i)} isChosen={answer === choice.id} />
      ))}
    </div>
  )
}

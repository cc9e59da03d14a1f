import type { Answer, ShownChoice } from '@/core/question'
import { letterOf, OptionRow } from './option-row'
import styles from './question.module.css'

/** Several choices, of which any number can be ticked. */
export function MultipleResponse({ choices, answer }: { choices: readonly ShownChoice[]; answer: Answer }) {
  const ticked = Array.isArray(answer) ? answer : []
  return (
    <div className={styles.options} data-options="">
      {choices.map((choice, i) => (
        <OptionRow key={choice.id} type="checkbox" choice={choice} letter={letterOf(i)} isChosen={ticked.includes(choice.id)} />
      ))}
    </div>
  )
}

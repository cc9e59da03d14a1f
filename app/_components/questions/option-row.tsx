import { InlineText } from '@/app/_components/inline/inline-text'
import type { ShownChoice } from '@/core/question'
import styles from './question.module.css'

type Props = { type: 'radio' | 'checkbox'; choice: ShownChoice; letter: string | null; isChosen: boolean }

/** One choice as a row that can be pressed anywhere. */
export function OptionRow({ type, choice, letter, isChosen }: Props) {
  return (
    <label className={styles.option}>
      <input type={type} name="answer" value={choice.id} defaultChecked={isChosen} />
      {letter && <span className={styles.letter}>{letter}</span>}
      <span>
        <InlineText text={choice.text} />
      </span>
    </label>
  )
}

/** The letter of a choice: A for the first. */
export function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}

import { InlineText } from '@/app/_components/inline/inline-text'
import { Words } from '@/app/_components/site/words'
import type { ShownChoice } from '@/core/question'
import styles from './question.module.css'

type Props = {
  type: 'radio' | 'checkbox'
  choice: ShownChoice
  /** The letter before the choice; null for a choice whose words are not the author's, “True” or “False”. */
  letter: string | null
  isChosen: boolean
}

/** One choice as a row that can be pressed anywhere. */
export function OptionRow({ type, choice, letter, isChosen }: Props) {
  return (
    <label className={styles.option}>
      <input type={type} name="answer" value={choice.id} defaultChecked={isChosen} />
      {letter && <span className={styles.letter}>{letter}</span>}
      {letter ? (
        <span>
          <InlineText text={choice.text} />
        </span>
      ) : (
        <Words as="span">{choice.text}</Words>
      )}
    </label>
  )
}

/** The letter of a choice: A for the first. */
export function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}

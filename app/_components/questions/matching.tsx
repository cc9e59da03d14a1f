import { useId } from 'react'
import { InlineText } from '@/app/_components/inline/inline-text'
import type { Answer, ShownChoice } from '@/core/question'
import { Choose } from './choose'
import styles from './question.module.css'

type Props = { stems: readonly ShownChoice[]; targets: readonly ShownChoice[]; answer: Answer }

/** Rows, for each of which an entry of the same list is chosen. */
export function Matching({ stems, targets, answer }: Props) {
  const id = useId()
  const pairs = new Map(Object.entries(answer ?? {}))
  return (
    <ol className={styles.pairs}>
      {stems.map((stem) => (
        <li key={stem.id}>
          <label htmlFor={`${id}${stem.id}`}>
            <InlineText text={stem.text} />
          </label>
          <Choose id={`${id}${stem.id}`} owner={stem.id} choices={targets} chosen={pairs.get(stem.id)} />
        </li>
      ))}
    </ol>
  )
}

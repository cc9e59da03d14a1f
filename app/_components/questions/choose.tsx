import { Words } from '@/app/_components/site/words'
import type { ShownChoice } from '@/core/question'
import styles from './question.module.css'

type Props = { id: string; owner: string; choices: readonly ShownChoice[]; chosen: string | undefined }

/** The list from which the entry for a stem or a blank is chosen. Left at "Choose…" it is unanswered. */
export function Choose({ id, owner, choices, chosen }: Props) {
  return (
    <select id={id} name={`pair.${owner}`} defaultValue={chosen ?? ''} className={styles.select}>
      <Words as="option" value="">
        Choose…
      </Words>
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {choice.text}
        </option>
      ))}
    </select>
  )
}

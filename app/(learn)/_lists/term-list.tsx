import type { Term } from '@/core/course/course'
import styles from './lists.module.css'

/** Terms with their meanings. The id of a term is an address that lessons link to. */
export function TermList({ terms }: { terms: readonly Term[] }) {
  return (
    <dl className={styles.terms}>
      {terms.map(({ id, term, meaning }) => (
        <div key={id} id={id}>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}

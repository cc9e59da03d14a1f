import { EvidenceSymbol } from '@/app/_components/evidence/evidence-symbol'
import type { ShownStrength } from '@/app/course'
import styles from './lists.module.css'

type Props = { counts: readonly { strength: ShownStrength; count: number }[] }

/** Links to the claims of each strength, with how many there are. */
export function StrengthList({ counts }: Props) {
  return (
    <nav aria-label="Strengths">
      <ul className={styles.strengths}>
        {counts.map(({ strength: { id, symbol, short }, count }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <EvidenceSymbol symbol={symbol} />
              <span>{short}</span>
              <span className={styles.count}>
                {count}
                <span className="visually-hidden"> {count === 1 ? 'statement' : 'statements'}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

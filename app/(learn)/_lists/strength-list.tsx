import { EvidenceSymbol } from '@/app/_components/evidence/evidence-symbol'
import { Authored, Words } from '@/app/_components/site/words'
import type { ShownStrength } from '@/app/course'
import styles from './lists.module.css'

type Props = { counts: readonly { strength: ShownStrength; count: number }[] }

/** Links to the claims of each strength, with how many there are. */
export function StrengthList({ counts }: Props) {
  return (
    <Words as="nav" keepsOrder aria-label="Strengths">
      <ul className={styles.strengths}>
        {counts.map(({ strength: { id, symbol, short, isOwn }, count }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <EvidenceSymbol symbol={symbol} />
              <span>{isOwn ? <Authored>{short}</Authored> : short}</span>
              <span className={styles.count}>
                {count}
                <span className="visually-hidden"> {count === 1 ? 'statement' : 'statements'}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Words>
  )
}

import { EvidenceSymbol } from '@/app/_components/evidence/evidence-symbol'
import { Words } from '@/app/_components/site/words'
import { strengthWords } from '@/app/words/strength'
import type { Strength } from '@/core/course/course'
import styles from './lists.module.css'

type Props = { counts: readonly { strength: Strength; count: number }[] }

/** Links to the claims of each strength, with how many there are. */
export function StrengthList({ counts }: Props) {
  return (
    <Words as="nav" keepsOrder aria-label="Strengths">
      <ul className={styles.strengths}>
        {counts.map(({ strength, count }) => (
          <li key={strength}>
            <a href={`#${strength}`}>
              <EvidenceSymbol strength={strength} />
              <span>{strengthWords[strength].short}</span>
              <span className={styles.count}>
                {count}
                <span className="visually-hidden"> statements</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Words>
  )
}

import type { ReactNode } from 'react'
import { requireClaim } from '@/app/course'
import { strengthWords } from '@/app/words/strength'
import { strengthOf } from '@/core/course/course'
import styles from './claim.module.css'
import { EvidenceSymbol } from './evidence-symbol'

type Props = { id: string; note: string; nth: string; tail: string; children?: ReactNode }

/** Words that state a claim, and the mark that leads to its note. What the course says for itself has neither. */
export function Claim({ id, note, nth, tail, children }: Props) {
  const claim = requireClaim(id)
  // The course's own voice claims no fact: there is nothing to weigh.
  if (claim.verdict === 'editorial') {
    return (
      <>
        {children}
        {tail}
      </>
    )
  }
  const strength = strengthOf(claim)
  const word = strengthWords[strength].short
  return (
    <span className={styles.claim} id={`claim-${note}`} data-nth={nth}>
      {children}
      <span className="range">
        {tail}
        <a className={styles.mark} href={`#note-${note}`} data-strength={strength}>
          <EvidenceSymbol strength={strength} />
          <span className="visually-hidden">Evidence: {word}</span>
        </a>
      </span>
    </span>
  )
}

/** A paragraph with the notes of its claims. */
export function Glossed({ children }: { children: ReactNode }) {
  return <div className={styles.glossed}>{children}</div>
}

/** An item of a list; one whose notes follow its words (`data-glossed`, from `lessonParagraphs`) is a paragraph of its own. */
export function Item({ children, ...rest }: { children?: ReactNode; 'data-glossed'?: string }) {
  return <li className={'data-glossed' in rest ? styles.glossed : undefined}>{children}</li>
}

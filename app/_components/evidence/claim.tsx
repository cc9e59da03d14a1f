import type { ReactNode } from 'react'
import { Authored, Words } from '@/app/_components/site/words'
import { requireClaim, strengthOf } from '@/app/course'
import styles from './claim.module.css'
import { EvidenceSymbol } from './evidence-symbol'

type Props = { id: string; note: string; nth: string; tail: string; children?: ReactNode }

/** Words that state a claim, with the symbol that leads to its note. The course's own view has no symbol. */
export function Claim({ id, note, nth, tail, children }: Props) {
  const claim = requireClaim(id)
  // The course's own view states no fact, so there is no evidence to weigh.
  if (claim.verdict === 'editorial') {
    return (
      <>
        {children}
        {tail}
      </>
    )
  }
  const { symbol, short, isOwn } = strengthOf(claim)
  return (
    <span className={styles.claim} id={`claim-${note}`} data-nth={nth}>
      {children}
      <span className="range">
        {tail}
        <a className={styles.symbol} href={`#note-${note}`} data-symbol={symbol}>
          <EvidenceSymbol symbol={symbol} />
          <Words as="span" className="visually-hidden">
            Evidence: {isOwn ? <Authored>{short}</Authored> : short}
          </Words>
        </a>
      </span>
    </span>
  )
}

/** A paragraph with the notes of its claims. */
export function Glossed({ children }: { children: ReactNode }) {
  return <div className={styles.glossed}>{children}</div>
}

/** An item of a list. With `data-glossed`, which `lessonParagraphs` sets, it holds notes after its words, as `Glossed` does. */
export function Item({ children, id, ...rest }: { children?: ReactNode; id?: string; 'data-glossed'?: string }) {
  return (
    <li id={id} className={'data-glossed' in rest ? styles.glossed : undefined}>
      {children}
    </li>
  )
}

import type { ReactNode } from 'react'
import { Words } from '@/app/_components/site/words'
import { requireTerm } from '@/app/course'
import styles from './term.module.css'

/** A term of the glossary in a text. Pressing it shows its meaning beside it; this needs no scripts. */
export function Term({ id, children }: { id: string; children: ReactNode }) {
  return (
    <button type="button" className={styles.term} popoverTarget={`term-${id}`}>
      {children}
    </button>
  )
}

/** The meanings of the terms of a page, which pressing a term opens. A term that occurs more than once has one card. */
export function TermCards({ ids }: { ids: string[] }) {
  return [...new Set(ids)].map((id) => {
    const { term, meaning } = requireTerm(id)
    return (
      <div key={id} id={`term-${id}`} popover="auto" className={styles.card} role="note" aria-label={term}>
        <p className={styles.name}>{term}</p>
        <p>{meaning}</p>
        <p className={styles.more}>
          <a href={`/glossary#${id}`}>
            <Words>In the glossary</Words>
          </a>
        </p>
      </div>
    )
  })
}

import type { ReactNode } from 'react'
import { InlineText } from '@/app/_components/inline/inline-text'
import styles from './explained.module.css'

type Props = {
  /** The id of the question in the page, which links lead to. */
  id: string
  title: ReactNode
  stem: string
  /** Short facts about the question, each an element of its own; null if there are none. */
  facts: ReactNode
  children: ReactNode
}

/** What stands around an explanation: the title of the question, what was asked, and facts about it. */
export function ExplainedFrame({ id, title, stem, facts, children }: Props) {
  return (
    <article id={id} className={styles.question} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={styles.title}>
        {title}
      </h3>
      <p className={styles.stem}>
        <InlineText text={stem} />
      </p>
      {facts && <p className={styles.facts}>{facts}</p>}
      {children}
    </article>
  )
}

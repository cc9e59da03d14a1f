import type { ReactNode } from 'react'
import { Words } from '@/app/_components/site/words'
import styles from './account.module.css'

type Props = {
  title: string
  lead: string
  /** What somebody can do next, each way an `li`. */
  ways: ReactNode
  children?: ReactNode
}

/** A page that stands in place of a form about an account, and says what somebody can do instead. */
export function AccountNotice({ title, lead, ways, children }: Props) {
  return (
    <Words as="div" className={`page ${styles.account}`}>
      <h1>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      <ul className={styles.ways}>{ways}</ul>
      {children}
    </Words>
  )
}

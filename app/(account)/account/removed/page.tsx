import type { Metadata } from 'next'
import { Words } from '@/app/_components/site/words'
import styles from '@/app/(account)/_form/account.module.css'

export const metadata: Metadata = { title: 'Your account was removed', robots: { index: false } }

export default function RemovedPage() {
  return (
    <Words as="div" className={`page ${styles.account}`}>
      <h1>Your account was removed</h1>
      <p className={styles.lead}>
        With it went everything that this course kept about you. Backups that whoever runs it has made may hold it for longer.
      </p>
      <p>
        <a href="/">The lessons</a> can be read without an account.
      </p>
    </Words>
  )
}

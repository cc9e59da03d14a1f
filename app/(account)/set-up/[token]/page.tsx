import type { Metadata } from 'next'
import styles from '@/app/(account)/_form/account.module.css'
import { AccountForm } from '@/app/(account)/_form/account-form'
import { setUpWith } from '@/app/(account)/_form/actions'
import { newAccountFields } from '@/app/(account)/_form/new-account-fields'
import { isLinkValid } from '@/server/people'

export const metadata: Metadata = { title: 'Make the instructor’s account', robots: { index: false } }

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  return (
    <AccountForm
      action={setUpWith}
      fields={newAccountFields}
      hidden={{ token }}
      button="Make the account"
      busyButton="Making it…"
      instead={(await isLinkValid(token)) ? null : <UsedUp />}
      above={
        <>
          <h1>Make the instructor’s account</h1>
          <p className={styles.lead}>
            With it you see who learns here, how far they are, and how they answered. The link that brought you works once.
          </p>
        </>
      }
    />
  )
}

function UsedUp() {
  return (
    <div className={`page ${styles.account}`}>
      <h1>This link cannot be used any more</h1>
      <p className={styles.lead}>
        A link for the instructor’s account works once, for a day, and only until the server makes the next.
      </p>
      <ul className={styles.ways}>
        <li>
          If you have made the account, <a href="/sign-in?next=%2Fteach">sign in</a>.
        </li>
        <li>If nobody has, stop the server and start it again: it prints a new link.</li>
      </ul>
    </div>
  )
}

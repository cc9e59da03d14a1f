import type { Metadata } from 'next'
import styles from '@/app/(account)/_form/account.module.css'
import { AccountForm } from '@/app/(account)/_form/account-form'
import { signUpWith } from '@/app/(account)/_form/actions'
import { newAccountFields } from '@/app/(account)/_form/new-account-fields'
import { SignedIn } from '@/app/(account)/_form/signed-in'
import { findViewer } from '@/app/viewer'
import { safePath } from '@/core/address'

export const metadata: Metadata = { title: 'Make an account' }

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safePath((await searchParams).next, '')
  const viewer = await findViewer()
  return (
    <AccountForm
      action={signUpWith}
      fields={newAccountFields}
      hidden={{ next }}
      button="Make the account"
      busyButton="Making it…"
      instead={viewer && <SignedIn viewer={viewer} next={next} />}
      above={
        <>
          <h1>Make an account</h1>
          <p className={styles.lead}>
            It keeps your place in the lessons and your quizzes with their grades. Your instructor sees your name, your e-mail
            address, and how you answered, but not how sure you said you were.
          </p>
        </>
      }
      below={
        <p className={styles.other}>
          You have one already? <a href={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'}>Sign in</a>.
        </p>
      }
    />
  )
}

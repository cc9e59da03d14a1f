import type { Metadata } from 'next'
import styles from '@/app/(account)/_form/account.module.css'
import { AccountForm, type Field } from '@/app/(account)/_form/account-form'
import { signInWith } from '@/app/(account)/_form/actions'
import { SignedIn } from '@/app/(account)/_form/signed-in'
import { findViewer } from '@/app/viewer'
import { safePath } from '@/core/address'

export const metadata: Metadata = { title: 'Sign in' }

const fields: Field[] = [
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
  { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
]

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safePath((await searchParams).next, '')
  const viewer = await findViewer()
  return (
    <AccountForm
      action={signInWith}
      fields={fields}
      hidden={{ next }}
      button="Sign in"
      busyButton="Signing in…"
      instead={viewer && <SignedIn viewer={viewer} next={next} />}
      above={
        <>
          <h1>Sign in</h1>
          <p className={styles.lead}>
            {next
              ? 'Then you go on where you were.'
              : 'Your place in the lessons, your quizzes and your grades are kept in your account.'}
          </p>
        </>
      }
      below={
        <p className={styles.other}>
          No account yet? <a href={next ? `/sign-up?next=${encodeURIComponent(next)}` : '/sign-up'}>Make one</a>. The lessons can
          be read without.
        </p>
      }
    />
  )
}

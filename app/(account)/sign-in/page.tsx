import type { Metadata } from 'next'
import { AccountForm } from '@/app/(account)/_form/account-form'
import { signInWith } from '@/app/(account)/_form/actions'
import type { Field } from '@/app/(account)/_form/fields-form'
import { SignedIn } from '@/app/(account)/_form/signed-in'
import { findViewer } from '@/app/viewer'
import { safePath } from '@/core/address'

export const metadata: Metadata = { title: 'Sign in' }

const fields: Field[] = [
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
  { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
]

/** Signing in. `next` is the address that somebody came for. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
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
      title="Sign in"
      lead={
        next
          ? 'Then you go on where you were.'
          : 'Your place in the lessons, your quizzes and your grades are kept in your account.'
      }
      below={
        <>
          <p>
            No account yet? <a href={next ? `/sign-up?next=${encodeURIComponent(next)}` : '/sign-up'}>Make one</a>. The lessons
            can be read without.
          </p>
          <p>
            Forgotten your password? Ask your instructor or whoever runs this course: they can make you a link with which you set
            a new one.
          </p>
        </>
      }
    />
  )
}

import type { Metadata } from 'next'
import { AccountForm } from '@/app/(account)/_form/account-form'
import { signUpWith } from '@/app/(account)/_form/actions'
import { newAccountFields } from '@/app/(account)/_form/new-account-fields'
import { SignedIn } from '@/app/(account)/_form/signed-in'
import { findViewer } from '@/app/viewer'
import { safePath, signInPath } from '@/core/address'

export const metadata: Metadata = { title: 'Make an account' }

/** Making a learner's account. `next` is the address that somebody came for. */
export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
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
      title="Make an account"
      lead="It keeps your place in the lessons and your quizzes with their grades. Your instructor sees your name, your e-mail address, and how you answered, but not how sure you said you were."
      below={
        <p>
          You have one already? <a href={next ? signInPath(next) : '/sign-in'}>Sign in</a>.
        </p>
      }
    />
  )
}

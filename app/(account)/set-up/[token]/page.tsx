import type { Metadata } from 'next'
import { AccountForm } from '@/app/(account)/_form/account-form'
import { AccountNotice } from '@/app/(account)/_form/account-notice'
import { acceptRoleWith, setUpWith } from '@/app/(account)/_form/actions'
import { newAccountFields } from '@/app/(account)/_form/new-account-fields'
import { findViewer } from '@/app/viewer'
import { signInPath } from '@/core/address'
import type { Viewer } from '@/core/people'
import { isLinkValid } from '@/server/links'

export const metadata: Metadata = { title: 'Become an instructor', robots: { index: false } }

/** Becoming an instructor with a one-time link: with a new account, or with the one that somebody is signed in to. */
export default async function SetUpPage({ params }: PageProps<'/set-up/[token]'>) {
  const { token } = await params
  const isValid = await isLinkValid(token)
  const viewer = await findViewer()
  if (isValid && viewer?.role === 'learner') return <AcceptRole viewer={viewer} token={token} />
  return (
    <AccountForm
      action={setUpWith}
      fields={newAccountFields}
      hidden={{ token }}
      button="Make the account"
      busyButton="Making it…"
      instead={isValid ? viewer && <IsInstructor /> : <UsedUp />}
      title="Make the instructor’s account"
      lead="With it you see who learns here, how far they are, and how they answered. The link that brought you works once."
      below={
        <p>
          You have an account here already? <a href={signInPath(`/set-up/${token}`)}>Sign in</a>, and it becomes an instructor’s.
        </p>
      }
    />
  )
}

function AcceptRole({ viewer: { name, email }, token }: { viewer: Viewer; token: string }) {
  return (
    <AccountForm
      action={acceptRoleWith}
      fields={[]}
      hidden={{ token }}
      button="Become an instructor"
      busyButton="One moment…"
      instead={null}
      title="Become an instructor"
      lead={`With the account of ${name}, ${email}. You then see who learns here, how far they are, and how they answered. You are no longer listed in the class, and a quiz that you start counts nowhere; what you did before stays yours.`}
      below={
        <form method="post" action="/api/sign-out">
          <p>To make another account with the link, sign out and open it again.</p>
          <button type="submit" className="button-quiet">
            Sign out
          </button>
        </form>
      }
    />
  )
}

function IsInstructor() {
  return (
    <AccountNotice
      title="You are an instructor already"
      lead="This link was not used up: pass it on to whoever is to be one as well."
      ways={
        <li>
          <a href="/teach">Your class</a>
        </li>
      }
    />
  )
}

function UsedUp() {
  return (
    <AccountNotice
      title="This link cannot be used any more"
      lead="A link for an instructor’s account works once, and for a day."
      ways={
        <>
          <li>
            If you have made the account, <a href="/sign-in?next=%2Fteach">sign in</a>.
          </li>
          <li>
            If you have not, ask whoever runs this course for a new link. While there is no instructor at all, the server prints
            one each time it starts, and those before cannot be used any more.
          </li>
        </>
      }
    />
  )
}

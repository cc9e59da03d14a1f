import type { Metadata } from 'next'
import { AccountForm } from '@/app/(account)/_form/account-form'
import { AccountNotice } from '@/app/(account)/_form/account-notice'
import { setUpWith } from '@/app/(account)/_form/actions'
import { newAccountFields } from '@/app/(account)/_form/new-account-fields'
import { isLinkValid } from '@/server/people'

export const metadata: Metadata = { title: 'Make the instructor’s account', robots: { index: false } }

/** Making the instructor's account with a one-time link. */
export default async function SetUpPage({ params }: PageProps<'/set-up/[token]'>) {
  const { token } = await params
  return (
    <AccountForm
      action={setUpWith}
      fields={newAccountFields}
      hidden={{ token }}
      button="Make the account"
      busyButton="Making it…"
      instead={(await isLinkValid(token)) ? null : <UsedUp />}
      title="Make the instructor’s account"
      lead="With it you see who learns here, how far they are, and how they answered. The link that brought you works once."
    />
  )
}

function UsedUp() {
  return (
    <AccountNotice
      title="This link cannot be used any more"
      lead="A link for the instructor’s account works once, for a day, and only until the server makes the next."
      ways={
        <>
          <li>
            If you have made the account, <a href="/sign-in?next=%2Fteach">sign in</a>.
          </li>
          <li>If nobody has, stop the server and start it again: it prints a new link.</li>
        </>
      }
    />
  )
}

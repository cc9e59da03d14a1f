import type { Metadata } from 'next'
import { AccountForm } from '@/app/(account)/_form/account-form'
import { AccountNotice } from '@/app/(account)/_form/account-notice'
import { resetWith } from '@/app/(account)/_form/actions'
import { newPasswordField } from '@/app/(account)/_form/new-account-fields'
import { findResetAccount } from '@/server/links'
import { shownEmail } from '@/server/person-keys'

export const metadata: Metadata = { title: 'Set a new password', robots: { index: false } }

/** Setting a new password with a one-time link. */
export default async function ResetPage({ params }: PageProps<'/reset/[token]'>) {
  const { token } = await params
  const account = await findResetAccount(token)
  return (
    <AccountForm
      action={resetWith}
      fields={[newPasswordField]}
      hidden={{ token }}
      username={account?.email}
      button="Set the password"
      busyButton="Setting it…"
      instead={account ? null : <UsedUp />}
      title="Set a new password"
      lead={`For ${account?.name}, ${account && shownEmail(account.email)}. Then you are signed in here, and signed out in every other browser. The link that brought you works once.`}
    />
  )
}

function UsedUp() {
  return (
    <AccountNotice
      title="This link cannot be used any more"
      lead="A link for a new password works once, for a day, and only until the next one is made."
      ways={
        <>
          <li>
            If you have set a password with it, <a href="/sign-in">sign in</a>.
          </li>
          <li>If you have not, ask your instructor or whoever runs this course for a new link.</li>
        </>
      }
    />
  )
}

import type { Metadata } from 'next'
import { AccountForm } from '@/app/(account)/_form/account-form'
import { newAccountFields } from '@/app/(account)/_form/new-account-fields'
import { SignedIn } from '@/app/(account)/_form/signed-in'
import { acceptOfferWith, signUpByOfferWith } from '@/app/(account)/join/_join/actions'
import { JoinForm } from '@/app/(account)/join/_join/join-form'
import { WhoSees } from '@/app/(account)/join/_join/who-sees'
import { findViewer } from '@/app/viewer'
import { findTerms } from '@/server/enrolments'
import { findOffer } from '@/server/invitations'

export const metadata: Metadata = { title: 'Join a cohort', robots: { index: false }, referrer: 'no-referrer' }

/** A one-time link to join a cohort: a new account for the address that was invited, or an offer to whoever has one. */
export default async function InvitationPage({ params }: PageProps<'/join/[token]'>) {
  const { token } = await params
  const [offer, viewer] = [await findOffer(token), await findViewer()]
  if (!offer) {
    return (
      <div className="page">
        <h1>This invitation cannot be used</h1>
        <p>It was used, withdrawn, or is older than 30 days. Ask your instructor for another, or for the code of the cohort.</p>
        <p>
          <a href="/progress">Your progress</a>
        </p>
      </div>
    )
  }
  const { email, name, hasAccount, cohort } = offer
  if (hasAccount || viewer) {
    return (
      <div className="page">
        <h1>Join {cohort.name}</h1>
        {viewer?.email === email ? (
          <>
            <WhoSees cohort={cohort} present={(await findTerms(viewer))?.cohort.name ?? null} />
            <JoinForm action={acceptOfferWith} name="token" value={token} button={`Join ${cohort.name}`} />
          </>
        ) : (
          <>
            <p>
              This invitation is for {email}
              {viewer ? `, and you are signed in as ${viewer.email}` : ''}.
            </p>
            {viewer ? (
              <form method="post" action="/api/sign-out">
                <p>Sign out, and open the link again.</p>
                <button type="submit" className="button">
                  Sign out
                </button>
              </form>
            ) : (
              <p>
                <a href={`/sign-in?next=${encodeURIComponent(`/join/${token}`)}`} className="button">
                  Sign in to join
                </a>
              </p>
            )}
          </>
        )}
      </div>
    )
  }
  return (
    <AccountForm
      action={signUpByOfferWith}
      fields={newAccountFields.filter(({ name: field }) => field !== 'email')}
      hidden={{ token }}
      name={name}
      username={email}
      button="Make the account and join"
      busyButton="Making it…"
      instead={viewer && <SignedIn viewer={viewer} next="" />}
      title={`Join ${cohort.name}`}
      lead={`You are invited as ${email}. Make an account: it keeps your place in the lessons and your quizzes with their grades.`}
      below={<WhoSees cohort={cohort} present={null} />}
    />
  )
}

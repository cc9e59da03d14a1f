import type { Metadata } from 'next'
import { AccountForm } from '@/app/(account)/_form/account-form'
import { newAccountFields } from '@/app/(account)/_form/new-account-fields'
import { acceptOfferWith, signUpByOfferWith } from '@/app/(account)/join/_join/actions'
import { JoinForm } from '@/app/(account)/join/_join/join-form'
import { WhoSees } from '@/app/(account)/join/_join/who-sees'
import { findViewer } from '@/app/viewer'
import { signInPath } from '@/core/address'
import { foldEmail } from '@/core/email'
import type { Viewer } from '@/core/people'
import { findTerms } from '@/server/enrolments'
import { findOffer, type Offer } from '@/server/invitations'
import { shownEmail } from '@/server/person-keys'

export const metadata: Metadata = { title: 'Join a cohort', robots: { index: false }, referrer: 'no-referrer' }

/**
 * A one-time link to join a cohort: a new account for the address that was invited, or an offer to whoever has one. The form stays in
 * its place whatever is shown, because it is the form that leads on once it has made the account.
 */
export default async function InvitationPage({ params }: PageProps<'/join/[token]'>) {
  const { token } = await params
  const [offer, viewer] = [await findOffer(token), await findViewer()]
  return (
    <AccountForm
      action={signUpByOfferWith}
      fields={newAccountFields.filter(({ name }) => name !== 'email')}
      hidden={{ token }}
      name={offer?.name ?? ''}
      username={offer?.email}
      button="Make the account and join"
      busyButton="Making it…"
      instead={
        !offer ? <NoOffer /> : offer.hasAccount || viewer ? <OfferFor offer={offer} viewer={viewer} token={token} /> : null
      }
      title={`Join ${offer?.cohort.name}`}
      lead={`You are invited as ${shownEmail(offer?.email ?? '')}. Make an account: it keeps your place in the lessons and your quizzes with their grades.`}
      below={offer && <WhoSees cohort={offer.cohort} present={null} />}
    />
  )
}

function NoOffer() {
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

// For somebody who is signed in, and for a guest whose address has an account.
async function OfferFor({ offer: { email, cohort }, viewer, token }: { offer: Offer; viewer: Viewer | null; token: string }) {
  return (
    <div className="page">
      <h1>Join {cohort.name}</h1>
      {viewer && foldEmail(viewer.email) === email ? (
        <>
          <WhoSees cohort={cohort} present={(await findTerms(viewer))?.cohort.name ?? null} />
          <JoinForm action={acceptOfferWith} name="token" value={token} button={`Join ${cohort.name}`} />
        </>
      ) : viewer ? (
        <form method="post" action="/api/sign-out">
          <p>
            This invitation is for {shownEmail(email)}, and you are signed in as {shownEmail(viewer.email)}. Sign out, and open
            the link again.
          </p>
          <button type="submit" className="button">
            Sign out
          </button>
        </form>
      ) : (
        <>
          <p>This invitation is for {shownEmail(email)}.</p>
          <p>
            <a href={signInPath(`/join/${token}`)} className="button">
              Sign in to join
            </a>
          </p>
        </>
      )}
    </div>
  )
}

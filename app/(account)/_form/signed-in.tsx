import type { Viewer } from '@/core/people'
import { shownEmail } from '@/server/person-keys'
import { AccountNotice } from './account-notice'

/** What somebody who is signed in already sees instead of a form to sign in or up. */
export function SignedIn({ viewer, next }: { viewer: Viewer; next: string }) {
  return (
    <AccountNotice
      title="You are signed in"
      lead={`As ${viewer.name}, ${shownEmail(viewer.email)}.`}
      ways={
        <>
          {next && (
            <li>
              <a href={next}>Go on where you were</a>
            </li>
          )}
          <li>
            <a href="/progress">Your progress</a>
          </li>
          <li>
            <a href="/account">Your account</a>
          </li>
          {viewer.role === 'instructor' && (
            <li>
              <a href="/teach">Your class</a>
            </li>
          )}
          <li>
            <a href="/">The course</a>
          </li>
        </>
      }
    >
      <form method="post" action="/api/sign-out">
        <button type="submit" className="button-quiet">
          Sign out, to use another account
        </button>
      </form>
    </AccountNotice>
  )
}

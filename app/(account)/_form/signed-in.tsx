import type { Viewer } from '@/core/people'
import styles from './account.module.css'

/** What somebody finds who comes to sign in and is signed in. */
export function SignedIn({ viewer, next }: { viewer: Viewer; next: string }) {
  return (
    <div className={`page ${styles.account}`}>
      <h1>You are signed in</h1>
      <p className={styles.lead}>
        As {viewer.name}, {viewer.email}.
      </p>
      <ul className={styles.ways}>
        {next && (
          <li>
            <a href={next}>Go on where you were</a>
          </li>
        )}
        <li>
          <a href="/progress">Your progress</a>
        </li>
        {viewer.role === 'instructor' && (
          <li>
            <a href="/teach">Your class</a>
          </li>
        )}
        <li>
          <a href="/">The course</a>
        </li>
      </ul>
      <form method="post" action="/api/sign-out">
        <button type="submit" className="button-quiet">
          Sign out, to use another account
        </button>
      </form>
    </div>
  )
}

import { SiteLink } from '@/app/_components/site/site-link'
import styles from './reader-state.module.css'

/**
 * The links of the header that depend on the reader. All of them are in every page; `data-reader` and `data-demo` of the document say
 * which are shown (app/globals.css), those of a guest if they say nothing. The name comes later, into room that is kept for it.
 */
export function AccountLinks() {
  return (
    <>
      <li data-for="instructor">
        <SiteLink href="/teach">Teach</SiteLink>
      </li>
      <li>
        <SiteLink href="/progress">
          <span className="visually-hidden" data-name-of="" hidden>
            Progress of{' '}
          </span>
          <bdi className={styles.name} data-name="">
            Progress
          </bdi>
        </SiteLink>
      </li>
      <li data-for="reader">
        <form method="post" action="/api/sign-out">
          <button className="button-text" type="submit">
            Sign out
          </button>
        </form>
      </li>
      <li data-for="guest">
        <SiteLink href="/sign-in">Sign in</SiteLink>
      </li>
      <li className={styles.demo} data-for="demo">
        Demo<span className="visually-hidden">: the people here are invented, and what you do may be wiped</span>
      </li>
    </>
  )
}

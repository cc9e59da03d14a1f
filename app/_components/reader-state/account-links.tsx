'use client'

import { SiteLink } from '@/app/_components/site/site-link'
import { useReader } from './reader-state'
import styles from './reader-state.module.css'

/** The links of the header that depend on the reader. Until the reader is known, and without scripts, those of a guest. */
export function AccountLinks() {
  const reader = useReader()
  return (
    <>
      {reader.isDemo && (
        <li className={styles.demo}>
          Demo<span className="visually-hidden">: the people here are invented, and what you do may be wiped</span>
        </li>
      )}
      {reader.status === 'signed-in' ? (
        <>
          {reader.role === 'instructor' && (
            <li>
              <SiteLink href="/teach">Teach</SiteLink>
            </li>
          )}
          <li>
            <SiteLink href="/progress">
              <span className="visually-hidden">Progress of </span>
              <bdi>{reader.name}</bdi>
            </SiteLink>
          </li>
          <li>
            <form method="post" action="/api/sign-out">
              <button className="button-text" type="submit">
                Sign out
              </button>
            </form>
          </li>
        </>
      ) : (
        <>
          <li>
            <SiteLink href="/progress">Progress</SiteLink>
          </li>
          <li>
            <SiteLink href="/sign-in">Sign in</SiteLink>
          </li>
        </>
      )}
    </>
  )
}

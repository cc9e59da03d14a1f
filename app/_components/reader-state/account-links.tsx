'use client'

import { SiteLink } from '@/app/_components/site/site-link'
import { useReader } from './reader-state'

/** The reader's corner of the header. Without scripts it is what somebody signed out sees, and /progress is personal. */
export function AccountLinks() {
  const reader = useReader()
  return (
    <>
      {reader.isDemo && (
        <li className="demo">
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
              {reader.name}
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

import type { Metadata } from 'next'
import { joinByCodeWith } from '@/app/(account)/join/_join/actions'
import { JoinForm } from '@/app/(account)/join/_join/join-form'
import { WhoSees } from '@/app/(account)/join/_join/who-sees'
import { pathWithQuery, requireViewer } from '@/app/viewer'
import { joinCode, shownJoinCode } from '@/core/cohort'
import { findCohortByCode, findTerms } from '@/server/enrolments'

export const metadata: Metadata = { title: 'Join a cohort', robots: { index: false } }

/** Joining a cohort with its code. Nobody joins by opening a link: who agrees presses the button. */
export default async function JoinPage({ searchParams }: PageProps<'/join'>) {
  const asked = await searchParams
  const viewer = await requireViewer(pathWithQuery('/join', asked))
  if (viewer.role === 'instructor') {
    return (
      <div className="page">
        <h1>Join a cohort</h1>
        <p>
          Cohorts are joined by learners. You teach: <a href="/teach/cohorts">your cohorts</a>.
        </p>
      </div>
    )
  }
  const typed = typeof asked.code === 'string' ? asked.code : ''
  const code = joinCode.safeParse(typed)
  const cohort = code.success ? await findCohortByCode(code.data) : null
  const terms = await findTerms(viewer)
  return (
    <div className="page">
      <h1>{cohort ? `Join ${cohort.name}` : 'Join a cohort'}</h1>
      {cohort && code.success ? (
        <>
          <WhoSees cohort={cohort} present={terms?.cohort.name ?? null} />
          <JoinForm action={joinByCodeWith} name="code" value={code.data} button={`Join ${cohort.name}`} />
        </>
      ) : (
        <>
          {typed !== '' && (
            <p role="alert" className="notice wrong">
              No cohort has the code “{code.success ? shownJoinCode(code.data) : typed.slice(0, 40)}”. Check it, or ask your
              instructor for the present one.
            </p>
          )}
          <p>Your instructor has a code for the cohort. You see whose it is before you join.</p>
          <form method="get" action="/join">
            <p className="field">
              <label htmlFor="code">Code</label>
              <input id="code" name="code" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} />
            </p>
            <button type="submit" className="button">
              Look it up
            </button>
          </form>
        </>
      )}
    </div>
  )
}

import type { Cohort } from '@/core/cohort'

/** What an instructor reads who has no learner yet. */
export function FirstSteps({ cohorts }: { cohorts: readonly Cohort[] }) {
  const own = cohorts.filter(({ joinCode }) => joinCode !== null)
  return (
    <>
      <h1>Nobody is here yet.</h1>
      <p>On this page you will see who needs help and why, what happened lately, and which question or passage seems to fail.</p>
      <ol>
        <li>
          {own.length === 0 ? (
            <>
              <a href="/teach/cohorts">Make a cohort.</a> It gets a code.
            </>
          ) : (
            <>
              See <a href="/teach/cohorts">your cohorts and their codes</a>.
            </>
          )}
        </li>
        <li>Send your learners the code, or invite them by a list: then each gets a link.</li>
        <li>
          Take a quiz yourself as a learner would. It is a <a href="/">preview, from the lessons</a>, and counts nowhere.
        </li>
      </ol>
    </>
  )
}

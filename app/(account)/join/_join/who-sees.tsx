import type { CohortOffer } from '@/server/enrolments'

type Props = {
  cohort: CohortOffer
  /** The name of the cohort that is left; null for somebody without an account. */
  present: string | null
}

/** What joining means, said before somebody joins. */
export function WhoSees({ cohort: { name, instructors }, present }: Props) {
  const list = new Intl.ListFormat('en-GB').format(instructors)
  return (
    <>
      <p>
        {list === '' ? `The administrators of this course` : list} will see your name, your e-mail address, what you read, and how
        you answer in quizzes. How sure you say you are of an answer is never shown to them.
      </p>
      {present !== null && present !== name && (
        <p>
          You leave {present}. Everything that you have done comes with you. {name} may set due dates and a number of attempts.
        </p>
      )}
    </>
  )
}

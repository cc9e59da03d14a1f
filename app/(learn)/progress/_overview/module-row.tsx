import { LocalDay } from '@/app/_components/site/dates'
import { Words } from '@/app/_components/site/words'
import { titleOfModule } from '@/app/course'
import { dueWords } from '@/app/words/due'
import { gradePercent } from '@/app/words/grades'
import { numberOf } from '@/app/words/numbers'
import type { ModuleProgress } from '@/core/progress'
import { isLate } from '@/core/standing'
import type { LearnerTerms } from '@/server/enrolments'

type Props = {
  progress: ModuleProgress
  /** What the cohort of a learner sets; null for an instructor, for whom nothing holds. */
  terms: LearnerTerms | null
  now: Date
}

/** How far the viewer is in one module, when its quiz is due, and what can be done next. */
export function ModuleRow({ progress, terms, now }: Props) {
  const { module, passage, readAt, openAttempt, grade, isPassed } = progress
  const left = terms?.attemptsLeft.get(module) ?? null
  return (
    <li>
      <h2>
        <a href={`/modules/${module}`}>{titleOfModule(module)}</a>
      </h2>
      <Words as="p">
        {readAt ? (
          <>
            Lesson read on <LocalDay time={readAt} />.
          </>
        ) : (
          'Lesson not marked as read.'
        )}{' '}
        {quizWords(isPassed, grade)} {terms && termWords(module, terms, isPassed, now)}
      </Words>
      <div className="button-row no-print">
        {openAttempt && (
          <a href={`/attempts/${openAttempt}`} className="button">
            <Words>Continue the quiz</Words>
          </a>
        )}
        {!readAt && (
          <a href={`/modules/${module}${passage ? `#${passage}` : ''}`} className="button-quiet">
            <Words>{passage ? 'Go on reading' : 'Read the lesson'}</Words>
          </a>
        )}
        {!openAttempt && left !== 0 && (
          <a href={`/modules/${module}/quiz`} className="button-quiet">
            <Words>{grade ? 'Take the quiz again' : 'Take the quiz'}</Words>
          </a>
        )}
      </div>
    </li>
  )
}

// When the quiz is due, whether it was late, and how many attempts are left.
function termWords(
  module: string,
  { cohort, dueDates, attemptsLeft, passedAt }: LearnerTerms,
  isPassed: boolean,
  now: Date,
): string {
  const dueAt = dueDates.get(module) ?? null
  const passed = passedAt.get(module)
  const left = attemptsLeft.get(module) ?? null
  const late = passed
    ? isLate(passed, dueAt) && 'It was passed late.'
    : isLate(now, dueAt) && 'You can still take it; it is marked as late.'
  const attempts =
    left === null || isPassed
      ? false
      : left > 0
        ? `${numberOf(left, 'attempt')} left.`
        : 'No attempt is left; your instructor can give you another.'
  return [dueAt && `Due ${dueWords(dueAt, cohort.timeZone)}.`, late, attempts].filter(Boolean).join(' ')
}

function quizWords(isPassed: boolean, grade: ModuleProgress['grade']): string {
  if (!grade) return 'Quiz not submitted yet.'
  return `${isPassed ? 'Quiz passed' : 'Quiz not passed yet'}; best grade ${gradePercent(grade)}.`
}

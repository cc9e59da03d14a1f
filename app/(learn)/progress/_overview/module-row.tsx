import { Day } from '@/app/_components/site/dates'
import { titleOfModule } from '@/app/course'
import { gradePercent } from '@/app/words/grades'
import type { ModuleProgress } from '@/core/progress'

/** How far the viewer is in one module, and what can be done next. */
export function ModuleRow({ progress }: { progress: ModuleProgress }) {
  const { module, passage, readAt, openAttempt, grade, isPassed } = progress
  return (
    <li>
      <h2>
        <a href={`/modules/${module}`}>{titleOfModule(module)}</a>
      </h2>
      <p>
        {readAt ? (
          <>
            Lesson read on <Day date={readAt.toISOString().slice(0, 10)} />.
          </>
        ) : (
          'Lesson not marked as read.'
        )}{' '}
        {quizWords(isPassed, grade)}
      </p>
      <div className="button-row no-print">
        {openAttempt && (
          <a href={`/attempts/${openAttempt}`} className="button">
            Continue the quiz
          </a>
        )}
        {!readAt && (
          <a href={`/modules/${module}${passage ? `#${passage}` : ''}`} className="button-quiet">
            {passage ? 'Go on reading' : 'Read the lesson'}
          </a>
        )}
        {!openAttempt && (
          <a href={`/modules/${module}/quiz`} className="button-quiet">
            {grade ? 'Take the quiz again' : 'Take the quiz'}
          </a>
        )}
      </div>
    </li>
  )
}

function quizWords(isPassed: boolean, grade: ModuleProgress['grade']): string {
  if (!grade) return 'Quiz not submitted yet.'
  return `${isPassed ? 'Quiz passed' : 'Quiz not passed yet'}; best grade ${gradePercent(grade)}.`
}

import { LocalDay } from '@/app/_components/site/dates'
import { Words } from '@/app/_components/site/words'
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
      <Words as="p">
        {readAt ? (
          <>
            Lesson read on <LocalDay time={readAt} />.
          </>
        ) : (
          'Lesson not marked as read.'
        )}{' '}
        {quizWords(isPassed, grade)}
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
        {!openAttempt && (
          <a href={`/modules/${module}/quiz`} className="button-quiet">
            <Words>{grade ? 'Take the quiz again' : 'Take the quiz'}</Words>
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

import type { Metadata } from 'next'
import { Calibration } from '@/app/_components/charts/calibration'
import { Day } from '@/app/_components/site/day'
import { readCourse } from '@/app/course'
import { requireViewer } from '@/app/viewer'
import { shownPercent } from '@/core/grade'
import { isCourseComplete, type ModuleProgress } from '@/core/progress'
import { listAttempts } from '@/server/attempts'
import { findCalibration } from '@/server/calibration'
import { listProgress } from '@/server/progress'
import { countDue } from '@/server/reviews'
import styles from './progress.module.css'

export const metadata: Metadata = { title: 'Your progress' }

/** Everything that is somebody's own, without scripts: what is read and passed, what is open, and every attempt. */
export default async function ProgressPage() {
  const learner = await requireViewer('/progress')
  const [modules, attempts, due, calibration] = await Promise.all([
    listProgress(learner),
    listAttempts(learner),
    countDue(learner),
    findCalibration(learner),
  ])
  const titles = new Map(readCourse().modules.map(({ slug, title }) => [slug, title]))
  const titleOf = (slug: string) => titles.get(slug) ?? 'A module that is no longer taught'
  return (
    <div className="page">
      <p className="kicker">{learner.name}</p>
      <h1>Your progress</h1>
      <p className="deck">{summaryWords(modules)}</p>
      {due > 0 && (
        <p>
          <a href="/reviews">{due === 1 ? 'One question has' : `${due} questions have`} come back for review</a>
        </p>
      )}
      <ol className={styles.modules}>
        {modules.map((progress) => (
          <ModuleRow key={progress.module} progress={progress} title={titleOf(progress.module)} />
        ))}
      </ol>
      <h2>Your attempts</h2>
      {attempts.length === 0 ? (
        <p>You have not submitted a quiz yet. What you submit is listed here, with every question explained.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Quiz</th>
              <th scope="col">Submitted</th>
              <th scope="col">Grade</th>
            </tr>
          </thead>
          <tbody>
            {attempts.map(({ id, module, submittedAt, grade, isPreview }) => (
              <tr key={id}>
                <th scope="row" className={styles.quiz}>
                  <a href={`/attempts/${id}`}>{titleOf(module)}</a>
                </th>
                <td>
                  <Day date={submittedAt.toISOString().slice(0, 10)} />
                </td>
                <td>
                  {shownPercent(grade)}&nbsp;%, {grade.isPassed ? 'passed' : 'not passed'}
                  {isPreview && ', preview'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Calibration steps={calibration} />
      <form method="post" action="/api/sign-out" className={`no-print ${styles.signOut}`}>
        <button type="submit" className="button-quiet">
          Sign out
        </button>
      </form>
    </div>
  )
}

function ModuleRow({ progress, title }: { progress: ModuleProgress; title: string }) {
  const { module, passage, readAt, openAttempt, grade, isPassed } = progress
  return (
    <li>
      <h2>
        <a href={`/modules/${module}`}>{title}</a>
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
  return `${isPassed ? 'Quiz passed' : 'Quiz not passed yet'}; best grade ${shownPercent(grade)}\u00a0%.`
}

function summaryWords(modules: readonly ModuleProgress[]): string {
  if (isCourseComplete(modules)) return 'You have completed the course: every lesson is read and every quiz passed.'
  const complete = modules.filter(({ isComplete }) => isComplete).length
  return `${complete} of ${modules.length} modules are complete. A module is complete once its lesson is marked as read and its quiz is passed.`
}

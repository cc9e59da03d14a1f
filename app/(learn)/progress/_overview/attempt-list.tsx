import { Day } from '@/app/_components/site/dates'
import { titleOfModule } from '@/app/course'
import { gradePercent } from '@/app/words/grades'
import type { GradedAttempt } from '@/core/attempt'
import styles from './overview.module.css'

/** The viewer's graded attempts, each with a link to its result. */
export function AttemptList({ attempts }: { attempts: readonly GradedAttempt[] }) {
  return (
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
              <a href={`/attempts/${id}`}>{titleOfModule(module)}</a>
            </th>
            <td>
              <Day date={submittedAt.toISOString().slice(0, 10)} />
            </td>
            <td>
              {gradePercent(grade)}, {grade.isPassed ? 'passed' : 'not passed'}
              {isPreview && ', preview'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

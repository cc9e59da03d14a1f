import { LocalDay } from '@/app/_components/site/dates'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { Words } from '@/app/_components/site/words'
import { titleOfModule } from '@/app/course'
import { gradePercent } from '@/app/words/grades'
import type { GradedAttempt } from '@/core/attempt'
import styles from './overview.module.css'

/** The viewer's graded attempts, each with a link to its result. */
export function AttemptList({ attempts }: { attempts: readonly GradedAttempt[] }) {
  return (
    <ScrollTable label="Submitted quizzes">
      <thead>
        <tr>
          <Words as="th" scope="col">
            Quiz
          </Words>
          <Words as="th" scope="col">
            Submitted
          </Words>
          <Words as="th" scope="col">
            Grade
          </Words>
        </tr>
      </thead>
      <tbody>
        {attempts.map(({ id, module, submittedAt, grade, isPreview }) => (
          <tr key={id}>
            <th scope="row" className={styles.quiz}>
              <a href={`/attempts/${id}`}>{titleOfModule(module)}</a>
            </th>
            <td>
              <LocalDay time={submittedAt} />
            </td>
            <Words as="td">
              {gradePercent(grade)}, {grade.isPassed ? 'passed' : 'not passed'}
              {isPreview && ', preview'}
            </Words>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

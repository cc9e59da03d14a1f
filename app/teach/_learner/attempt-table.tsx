import { At } from '@/app/_components/site/dates'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { titleOfModule } from '@/app/course'
import { LinkedRow } from '@/app/teach/_frame/linked-row'
import { PassState } from '@/app/teach/_frame/pass-state'
import { tookWords } from '@/app/words/dates'
import { gradePercent, pointsOf } from '@/app/words/grades'
import type { LearnerAttempt } from '@/server/gradebook'
import styles from './learner.module.css'

/** A page of a learner's attempts. A graded one links to its answers; an open one cannot be read yet. */
export function AttemptTable({ attempts }: { attempts: readonly LearnerAttempt[] }) {
  return (
    <ScrollTable label="Attempts" className={styles.list} isLong>
      <caption>Newest first. An open attempt can be read once it is submitted.</caption>
      <thead>
        <tr>
          <th scope="col">Quiz</th>
          <th scope="col" className="number">
            Started
          </th>
          <th scope="col" className="number">
            Submitted
          </th>
          <th scope="col" className="number">
            Took
          </th>
          <th scope="col" className="number">
            Points
          </th>
          <th scope="col" className="number">
            Grade
          </th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {attempts.map((each) =>
          each.status === 'graded' ? (
            <LinkedRow key={each.id}>
              <th scope="row">
                <a href={`/teach/attempts/${each.id}`}>{titleOfModule(each.module)}</a>
              </th>
              <td className="number">
                <At time={each.startedAt} />
              </td>
              <td className="number">
                <At time={each.submittedAt} />
              </td>
              <td className="number">{tookWords(each.startedAt, each.submittedAt)}</td>
              <td className="number">{pointsOf(each.grade)}</td>
              <td className="number">{gradePercent(each.grade)}</td>
              <td>
                <PassState isPassed={each.grade.isPassed} />
              </td>
            </LinkedRow>
          ) : (
            <tr key={each.id}>
              <th scope="row">{titleOfModule(each.module)}</th>
              <td className="number">
                <At time={each.startedAt} />
              </td>
              <td colSpan={4} />
              <td>open</td>
            </tr>
          ),
        )}
      </tbody>
    </ScrollTable>
  )
}

import { EndingLabel } from '@/app/_components/explained/ending-symbol'
import { InlineText } from '@/app/_components/inline/inline-text'
import { At } from '@/app/_components/site/dates'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { pointsOf } from '@/app/words/grades'
import { endingOf } from '@/core/ending'
import type { ExplainedAttempt } from '@/server/attempt-rows'
import styles from './attempt.module.css'

type Props = {
  questions: ExplainedAttempt['questions']
  /** When the answer to each question was last saved, by position; without those that never were. */
  savedAt: ReadonlyMap<number, Date>
}

/** Every question of an attempt in a row: how it ended, its points, and when its answer was last saved. */
export function AnswerTable({ questions, savedAt }: Props) {
  return (
    <ScrollTable label="Overview of the answers" className={styles.answers}>
      <thead>
        <tr>
          <th scope="col" className="number">
            No.
          </th>
          <th scope="col">Question</th>
          <th scope="col">Answer</th>
          <th scope="col" className="number">
            Points
          </th>
        </tr>
      </thead>
      <tbody>
        {questions.map((question) => {
          const { position, stem, isSafety, mark, points } = question
          const lastSavedAt = savedAt.get(position)
          return (
            <tr key={position}>
              <td className="number">{position}</td>
              <th scope="row">
                <a href={`#question-${position}`}>
                  <InlineText text={stem} />
                </a>
                {isSafety && <span className={styles.note}>on safety: must be right to pass</span>}
                <span className={styles.note}>
                  {lastSavedAt ? (
                    <>
                      saved <At time={lastSavedAt} />
                    </>
                  ) : (
                    'never saved'
                  )}
                </span>
              </th>
              <td>
                <EndingLabel ending={endingOf(question)} />
              </td>
              <td className="number">{pointsOf({ earned: mark * points, possible: points })}</td>
            </tr>
          )
        })}
      </tbody>
    </ScrollTable>
  )
}

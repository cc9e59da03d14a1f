'use client'

import { Ago } from '@/app/_components/site/dates'
import { gradePercent } from '@/app/words/grades'
import { quizWords } from '@/app/words/help'
import type { Happening } from '@/server/today'
import styles from './today.module.css'

type Props = { happenings: readonly Happening[]; order: readonly string[]; now: Date }

/** The quizzes that were handed in lately. Each line leads to the answers. */
export function HappeningList({ happenings, order, now }: Props) {
  if (happenings.length === 0) return <p>No quiz was handed in. What your learners hand in appears here at once.</p>
  return (
    <ul className={styles.lines}>
      {happenings.map(({ attemptId, name, module, submittedAt, earned, possible, isPassed, isForSafety }) => (
        <li key={attemptId} className={styles.happening}>
          <span>
            <a href={`/teach/attempts/${attemptId}`}>{name}</a> {isPassed ? 'passed' : 'did not pass'}{' '}
            {order.includes(module) ? quizWords([{ module }], order) : 'a quiz that is no longer taught'}
            {isForSafety && ', for safety'}
            <span className={styles.when}>
              {' '}
              <Ago time={submittedAt} now={now} />
            </span>
          </span>
          <b>{gradePercent({ earned, possible })}</b>
        </li>
      ))}
    </ul>
  )
}

import { daysSince } from '@/app/words/help'
import { shownPercent } from '@/core/grade'
import type { GradebookCell } from '@/server/learner-rows'
import styles from './gradebook.module.css'

/** How a learner stands in one quiz, in a few characters: the number, whether it is passed, and what it lacks. */
export function GradeCell({ cell, now }: { cell: GradebookCell; now: Date }) {
  const { best, isPassed, submitted, openSince, isLate } = cell
  const isOverdue = !isPassed && cell.dueAt !== null && cell.dueAt < now
  return (
    <>
      {best && (
        <span className={`${styles.grade} ${isPassed ? '' : best.why.includes('points') ? styles.points : styles.safety}`}>
          <b>{shownPercent(best)}</b>
          <span className="visually-hidden">%, {isPassed ? 'passed' : 'not passed'}</span>
          {!isPassed && <span className={styles.why}>{best.why.join(', ') || 'not passed'}</span>}
          {isLate && <span className={styles.why}>late</span>}
          {best.isOverridden && <span className={styles.why}>overridden</span>}
          {submitted > 1 && (
            <span className={styles.count}>
              {submitted}
              <span className="visually-hidden"> attempts</span>
            </span>
          )}
        </span>
      )}
      {openSince && <span className={styles.open}>open {daysSince(openSince, now)} d</span>}
      {isOverdue && <span className={styles.overdue}>overdue</span>}
      {!best && !openSince && !isOverdue && <NoGrade cell={cell} />}
    </>
  )
}

function NoGrade({ cell: { readAt, isReading } }: { cell: GradebookCell }) {
  const words = readAt ? 'read' : isReading ? 'reading' : ''
  if (words !== '') return <span className={styles.reading}>{words}</span>
  return (
    <>
      <span aria-hidden="true" className={styles.reading}>
        –
      </span>
      <span className="visually-hidden">not begun</span>
    </>
  )
}

/** What the cells of the gradebook mean. */
export function GradeLegend() {
  return (
    <ul className={styles.legend}>
      <li>
        <span className={styles.grade}>
          <b>95</b>
        </span>{' '}
        passed
      </li>
      <li>
        <span className={`${styles.grade} ${styles.points}`}>
          <b>75</b>
          <span className={styles.why}>points</span>
        </span>{' '}
        too few points
      </li>
      <li>
        <span className={`${styles.grade} ${styles.safety}`}>
          <b>83</b>
          <span className={styles.why}>safety</span>
        </span>{' '}
        enough points, a safety question missed
      </li>
      <li>
        <span className={styles.open}>open 9 d</span> begun, not handed in
      </li>
      <li>small figure: attempts</li>
    </ul>
  )
}

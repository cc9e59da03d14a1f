import { GradeLine } from '@/app/_components/charts/grade-line'
import { shownPercent } from '@/core/grade'
import type { ModuleProgress } from '@/core/progress'
import styles from './teach.module.css'

/** How far somebody is in one module, as a cell of the class: highest grade, pass state, reading, and whether an attempt is open. */
export function ModuleCell({ progress, passPercent }: { progress: ModuleProgress; passPercent: number }) {
  const { grade, isPassed } = progress
  const states = stateWords(progress)
  if (!grade && states === '') return <Nothing />
  return (
    <>
      {grade && (
        <span className={styles.grade}>
          <span className={styles.percent}>{shownPercent(grade)}&nbsp;%</span>
          <span className={isPassed ? undefined : styles.not}>{isPassed ? 'passed' : 'not passed'}</span>
        </span>
      )}
      <span className={styles.under}>
        {grade && <GradeLine percent={shownPercent(grade)} isPassed={isPassed} passPercent={passPercent} />}
        {states}
      </span>
    </>
  )
}

/** What is not there, for eyes and for ears. */
export function Nothing() {
  return (
    <>
      <span aria-hidden="true" className="quiet">
        –
      </span>
      <span className="visually-hidden">nothing yet</span>
    </>
  )
}

/** Reading and the open attempt in words; empty where there is neither. */
function stateWords({ readAt, passage, openAttempt }: ModuleProgress): string {
  const reading = readAt ? 'read' : passage ? 'reading' : ''
  return [reading, openAttempt && 'attempt open'].filter(Boolean).join(' · ')
}

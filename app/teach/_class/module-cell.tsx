import { GradeLine } from '@/app/_components/charts/grade-line'
import { Nothing } from '@/app/teach/_frame/nothing'
import { PassState } from '@/app/teach/_frame/pass-state'
import { gradePercent } from '@/app/words/grades'
import { shownPercent } from '@/core/grade'
import type { ModuleProgress } from '@/core/progress'
import styles from './class.module.css'

/** How far somebody is in one module: the highest grade, whether the quiz is passed, reading, and an open attempt. */
export function ModuleCell({ progress, passPercent }: { progress: ModuleProgress; passPercent: number }) {
  const { grade, isPassed } = progress
  const states = stateWords(progress)
  if (!grade && states === '') return <Nothing />
  return (
    <>
      {grade && (
        <span className={styles.grade}>
          <span className={styles.percent}>{gradePercent(grade)}</span>
          <PassState isPassed={isPassed} />
        </span>
      )}
      <span className={styles.under}>
        {grade && <GradeLine percent={shownPercent(grade)} isPassed={isPassed} passPercent={passPercent} />}
        {states}
      </span>
    </>
  )
}

// Reading and the open attempt in words; empty if there is neither.
function stateWords({ readAt, passage, openAttempt }: ModuleProgress): string {
  const reading = readAt ? 'read' : passage ? 'reading' : ''
  return [reading, openAttempt && 'attempt open'].filter(Boolean).join(' · ')
}

import { percentWords } from '@/app/words/numbers'
import styles from './grade-line.module.css'

type Scored = { percent: number; isPassed: boolean }

const width = 72
const height = 12
const inset = 5

/**
 * A grade as a point on a line from 0 to 100%, with a tick at what passes; filled if passed. Hidden from screen readers: its
 * words must stand beside it.
 */
export function GradeLine({ percent, isPassed, passPercent }: Scored & { passPercent: number }) {
  return (
    <svg className={styles.line} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path className={styles.rail} d={`M${x(0)} 6H${x(100)}M${x(passPercent)} 2V10`} />
      <circle className={isPassed ? styles.passed : styles.missed} cx={x(percent)} cy="6" r="3.5" />
    </svg>
  )
}

/** A learner's grades in one module, one after another, against the line that passes. A filled point is a pass. */
export function GradeRun({ grades, passPercent }: { grades: readonly Scored[]; passPercent: number }) {
  const tall = 32
  const step = 16
  const y = (percent: number) => tall - inset - (percent / 100) * (tall - 2 * inset)
  const at = (i: number) => inset + i * step
  const wide = Math.max(3, grades.length - 1) * step + 2 * inset
  const words = grades.map(({ percent, isPassed }) => `${percentWords(percent)}${isPassed ? ' passed' : ''}`).join(', then ')
  return (
    <svg className={styles.line} role="img" aria-label={words} width={wide} height={tall} viewBox={`0 0 ${wide} ${tall}`}>
      <path className={styles.rail} d={`M0 ${y(passPercent)}H${wide}`} strokeDasharray="2 2" />
      <polyline className={styles.run} points={grades.map(({ percent }, i) => `${at(i)},${y(percent)}`).join(' ')} />
      {grades.map(({ percent, isPassed }, i) => (
        <circle key={at(i)} className={isPassed ? styles.passed : styles.missed} cx={at(i)} cy={y(percent)} r="3.5" />
      ))}
    </svg>
  )
}

function x(percent: number): number {
  return inset + (percent / 100) * (width - 2 * inset)
}

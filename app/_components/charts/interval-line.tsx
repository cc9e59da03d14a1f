import { percentWords } from '@/app/words/numbers'
import { acceptableShare, type ShareInterval } from '@/core/interval'
import styles from './interval-line.module.css'

type Props = {
  interval: ShareInterval
  /** Whether there is an upright at the smallest share that is acceptable. */
  hasLimit?: boolean
}

const width = 240
const height = 16
const inset = 4

/** A share as a point on a line from 0 to 100%, with its interval as a stroke and an upright at what is acceptable. */
export function IntervalLine({ interval: { share, low, high }, hasLimit = true }: Props) {
  const percent = (part: number) => percentWords(Math.round(part * 100))
  return (
    <svg
      className={styles.interval}
      role="img"
      aria-label={`between ${percent(low)} and ${percent(high)}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <path className={styles.marks} d={`M${x(0)} 2V14M${x(1)} 2V14${hasLimit ? `M${x(acceptableShare)} 2V14` : ''}`} />
      <path className={styles.stroke} d={`M${x(low)} 8H${x(high)}`} />
      <circle className={styles.point} cx={x(share)} cy="8" r="3.5" />
    </svg>
  )
}

function x(part: number): number {
  return inset + part * (width - 2 * inset)
}

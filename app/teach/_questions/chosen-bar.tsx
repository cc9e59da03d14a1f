import { scaleLinear } from 'd3-scale'
import { shareIntervalWords } from '@/app/words/items'
import type { ShareInterval } from '@/core/interval'
import styles from './chosen-bar.module.css'

const width = 260
const height = 20
const x = scaleLinear([0, 1], [0, width])

/** The share that chose an option as a bar from 0 to 100%, with its interval as a stroke over it. */
export function ChosenBar({ interval, isRight }: { interval: ShareInterval; isRight: boolean }) {
  const { share, low, high } = interval
  return (
    <svg
      className={styles.bar}
      role="img"
      aria-label={shareIntervalWords(interval)}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <path className={styles.base} d={`M0.5 0V${height}M${width - 0.5} 0V${height}`} />
      <rect className={isRight ? styles.right : styles.other} width={x(share)} height={height - 6} y="3" />
      <path className={styles.halo} d={`M${x(low)} 10H${x(high)}`} />
      <path className={styles.stroke} d={`M${x(low)} 10H${x(high)}`} />
    </svg>
  )
}

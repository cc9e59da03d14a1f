import { scaleLinear } from 'd3-scale'
import styles from './funnel-bar.module.css'

type Props = {
  /** How many there are in all, how many of them came so far, and how many of those passed. */
  all: number
  came: number
  passed: number
}

const [width, height] = [200, 12]

/** One step of a funnel: of all who could come, the part that came is outlined, and the part that passed filled. Words must stand beside it. */
export function FunnelBar({ all, came, passed }: Props) {
  const x = scaleLinear([0, Math.max(1, all)], [0, width - 1])
  return (
    <svg className={styles.bar} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path className={styles.all} d={`M0.5 ${height / 2}H${x(all) + 0.5}`} />
      {came > 0 && <rect className={styles.came} x={0.5} y={1} width={x(came)} height={height - 2} />}
      {passed > 0 && <rect className={styles.passed} x={0.5} y={1} width={x(passed)} height={height - 2} />}
    </svg>
  )
}

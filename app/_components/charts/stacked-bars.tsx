import { scaleLinear } from 'd3-scale'
import styles from './stacked-bars.module.css'

type Props = {
  /** From left to right. The filled part stands below the open one. */
  bars: readonly { filled: number; open: number }[]
  width: number
  height: number
  /** Where an upright stands, as a share of the width. */
  upright?: number
}

/**
 * Small bars on a base line, in two parts: what passed is filled, what did not is open. Hidden from screen readers: words must stand beside
 * them.
 */
export function StackedBars({ bars, width, height, upright }: Props) {
  const x = scaleLinear([0, bars.length], [0, width])
  const y = scaleLinear([0, Math.max(1, ...bars.map(({ filled, open }) => filled + open))], [height - 1, 2])
  const [gap, base] = [1, height - 1]
  return (
    <svg className={styles.bars} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {bars.map(({ filled, open }, i) => {
        const [left, wide] = [x(i) + gap / 2 + 0.5, x(1) - gap - 1]
        const [top, middle] = [y(filled + open), y(filled)]
        return (
          <g key={left}>
            {filled > 0 && <rect className={styles.filled} x={left} width={wide} y={middle} height={base - middle} />}
            {open > 0 && <rect className={styles.open} x={left} width={wide} y={top} height={middle - top} />}
          </g>
        )
      })}
      <path className={styles.base} d={`M0 ${base + 0.5}H${width}`} />
      {upright !== undefined && <path className={styles.upright} d={`M${upright * width} 0V${height}`} />}
    </svg>
  )
}

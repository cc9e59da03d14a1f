import { scaleLinear } from 'd3-scale'
import { indexWords } from '@/app/words/items'
import type { Interval } from '@/core/interval'
import styles from './facility-chart.module.css'

/** A question as a point: its facility (0..1) and discrimination (−1..1) with their intervals. Letters name those to look at. */
export type ChartedItem = {
  id: string
  facility: { share: number } & Interval
  discrimination: { index: number; interval: Interval | null }
  letter: string | null
}

type Props = { items: readonly ChartedItem[]; label: string; acceptable: { share: number; discrimination: number } }

const [width, height] = [760, 460]
const [left, right, top, bottom] = [48, 12, 12, 44]
const x = scaleLinear([0, 1], [left, width - right])
const y = scaleLinear([-1, 1], [height - bottom, top])

/** Facility by discrimination: what lies in the sunk area is not acceptable. A table beside it must say the same. */
export function FacilityChart({ items, label, acceptable }: Props) {
  const drawn = items.toSorted((a, b) => Number(a.letter !== null) - Number(b.letter !== null))
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path
        className={styles.region}
        d={`M${x(0)} ${y(1)}H${x(acceptable.share)}V${y(acceptable.discrimination)}H${x(1)}V${y(-1)}H${x(0)}Z`}
      />
      <path className={styles.grid} d={[0, 0.25, 0.5, 0.75, 1].map((share) => `M${x(share)} ${y(1)}V${y(-1)}`).join('')} />
      <path className={styles.axis} d={`M${x(0)} ${y(0)}H${x(1)}`} />
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <text key={share} x={x(share)} y={height - bottom + 18} textAnchor="middle">
          {share * 100}
          {share === 1 ? '%' : ''}
        </text>
      ))}
      {[-1, -0.5, 0, 0.5, 1].map((index) => (
        <text key={index} x={left - 8} y={y(index) + 4} textAnchor="end">
          {index === 0 ? '0' : indexWords(index).replace(/\.00$/, '').replace(/0$/, '')}
        </text>
      ))}
      <text x={x(0) + 6} y={y(1) + 14}>
        ↑ those who do well elsewhere do well here
      </text>
      <text x={x(0) + 6} y={y(-1) - 8}>
        ↓ tells nothing, or works against the quiz
      </text>
      <text x={x(1)} y={height - 6} textAnchor="end">
        share of the points earned: hard at the left, easy at the right
      </text>
      {drawn.map(({ id, facility, discrimination: { index, interval }, letter }) => (
        <g key={id} className={letter ? styles.looked : styles.item}>
          <path
            d={`M${x(facility.low)} ${y(index)}H${x(facility.high)}${interval ? `M${x(facility.share)} ${y(interval.low)}V${y(interval.high)}` : ''}`}
          />
          <circle cx={x(facility.share)} cy={y(index)} r={letter ? 6 : 3.5} />
          {letter && (
            <text x={x(facility.share) + 10} y={y(index) - 8}>
              {letter}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

import { Words } from '@/app/_components/site/words'
import type { Figure } from '@/core/course/figure'
import styles from './figure.module.css'
import { RowDetails } from './row-details'
import { positionOn, ScaleLines, ScaleValues, widthOn, withUnit } from './scale'

/** Shortest waits: a bar to the lowest value, a paler one to the highest, then an open line, because a person decides. */
export function IntervalsFigure({ figure: { rows, unit } }: { figure: Extract<Figure, { kind: 'intervals' }> }) {
  const scale = { from: 0, to: Math.ceil((Math.max(...rows.map(({ upTo }) => upTo)) * 1.4) / 5) * 5 }
  return (
    <>
      <ul className={styles.rows}>
        {rows.map(({ label, atLeast, upTo }) => (
          <li key={label} className={styles.row}>
            <span className={styles.rowLabel}>{label}</span>
            <svg className={styles.strip} aria-hidden="true" focusable="false">
              <ScaleLines scale={scale} />
              <rect className={styles.bar} x="0" width={positionOn(scale, atLeast)} y="18" height="12" />
              <rect
                className={styles.perhaps}
                x={positionOn(scale, atLeast)}
                width={widthOn(scale, atLeast, upTo)}
                y="18"
                height="12"
              />
              <line className={styles.open} x1={positionOn(scale, upTo)} x2="100%" y1="24" y2="24" />
            </svg>
            <span className={styles.value}>
              <Words>at least</Words> {withUnit(atLeast === upTo ? String(upTo) : `${atLeast}–${upTo}`, unit)}
            </span>
          </li>
        ))}
        <li className={styles.row} aria-hidden="true">
          <ScaleValues scale={scale} unit={unit} />
        </li>
      </ul>
      <RowDetails rows={rows} />
    </>
  )
}

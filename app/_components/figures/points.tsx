import type { Figure } from '@/core/course/figure'
import styles from './figure.module.css'
import { RowDetails } from './row-details'
import { positionOn, ScaleLines, ScaleValues, widthOn, withUnit } from './scale'

/**
 * Measured values on one scale: a dot for one value, with a thin line for its margin, or a bar from the lowest to the highest.
 * Rows are not joined by lines.
 */
export function PointsFigure({ figure: { axis, rows } }: { figure: Extract<Figure, { kind: 'points' }> }) {
  return (
    <>
      <p className={styles.axisLabel}>{axis.label}</p>
      <ul className={styles.rows}>
        {rows.map(({ label, low, high, margin }) => (
          <li key={label} className={styles.row}>
            <span className={styles.rowLabel}>{label}</span>
            <svg className={styles.strip} aria-hidden="true" focusable="false">
              <ScaleLines scale={axis} />
              {margin && (
                <line
                  className={styles.margin}
                  x1={positionOn(axis, margin.from)}
                  x2={positionOn(axis, margin.to)}
                  y1="24"
                  y2="24"
                />
              )}
              {high === undefined || high === low ? (
                <circle className={styles.dot} cx={positionOn(axis, low)} cy="24" r="6" />
              ) : (
                <rect
                  className={styles.bar}
                  x={positionOn(axis, low)}
                  width={widthOn(axis, low, high)}
                  y="18"
                  height="12"
                  rx="6"
                />
              )}
            </svg>
            <span className={styles.value}>
              {withUnit(high === undefined || high === low ? low : `${low}–${high}`, axis.unit)}
              {margin && <span className={styles.marginValue}> ({withUnit(`${margin.from}–${margin.to}`, axis.unit)})</span>}
            </span>
          </li>
        ))}
        <li className={styles.row} aria-hidden="true">
          <ScaleValues scale={axis} unit={axis.unit} />
        </li>
      </ul>
      <RowDetails rows={rows} />
    </>
  )
}

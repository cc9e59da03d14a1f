import type { Figure } from '@/core/course/figure'
import { ClaimSymbols } from './claim-symbols'
import styles from './figure.module.css'
import { positionOn, ScaleLines, ScaleValues, widthOn, withUnit } from './scale'

type PointsData = Extract<Figure, { kind: 'points' }>

/** Measured values on one scale: a dot for one value, or a bar from the lowest to the highest. Rows are not joined by lines. */
export function PointsFigure({ figure: { axis, rows } }: { figure: PointsData }) {
  return (
    <>
      <p className={styles.axisLabel}>{axis.label}</p>
      <ul className={styles.rows}>
        {rows.map(({ label, low, high, claims }) => (
          <li key={label} className={styles.row}>
            <span className={styles.rowLabel}>
              {label}
              <ClaimSymbols claims={claims} />
            </span>
            <svg className={styles.strip} aria-hidden="true" focusable="false">
              <ScaleLines scale={axis} />
              {high === undefined ? (
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
            <span className={styles.value}>{withUnit(high === undefined ? low : `${low}–${high}`, axis.unit)}</span>
          </li>
        ))}
        <li className={styles.row} aria-hidden="true">
          <ScaleValues scale={axis} unit={axis.unit} />
        </li>
      </ul>
      <dl className={styles.details}>
        {groupByDetail(rows).map(({ detail, labels }) => (
          <div key={detail}>
            <dt>{labels.join(' · ')}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

// A detail that several rows share is shown once, with their labels.
function groupByDetail(rows: PointsData['rows']): { detail: string; labels: string[] }[] {
  const labelsOf = new Map<string, string[]>()
  for (const { detail, label } of rows) labelsOf.set(detail, [...(labelsOf.get(detail) ?? []), label])
  return [...labelsOf].map(([detail, labels]) => ({ detail, labels }))
}

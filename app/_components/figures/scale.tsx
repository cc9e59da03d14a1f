import styles from './figure.module.css'

/** A measured scale. It is as wide as there is room, so that positions on it are percentages of its width. */
export type Scale = { from: number; to: number }

/** The position of a value on a scale, as a length in SVG. */
export function positionOn({ from, to }: Scale, value: number): string {
  return `${round(((value - from) / (to - from)) * 100)}%`
}

/** The width of a range of a scale, as a length in SVG. */
export function widthOn({ from, to }: Scale, low: number, high: number): string {
  return `${round(((high - low) / (to - from)) * 100)}%`
}

/** Round values along a scale, four to six of them. */
function ticksOf({ from, to }: Scale): number[] {
  const rough = (to - from) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).findLast((each) => each <= rough * 1.0001) ?? power
  const first = Math.ceil(from / step)
  return Array.from({ length: Math.floor(to / step + 1e-9) - first + 1 }, (_, i) => round((first + i) * step))
}

/** The values under a scale, hidden from screen readers, because every row says its own value. */
export function ScaleValues({ scale, unit }: { scale: Scale; unit: string }) {
  const ticks = ticksOf(scale)
  return (
    <svg className={styles.scale} aria-hidden="true" focusable="false">
      {ticks.map((tick, i) => (
        <text key={tick} x={positionOn(scale, tick)} y="1em" textAnchor={tick === scale.to ? 'end' : 'middle'}>
          {i === ticks.length - 1 ? withUnit(tick, unit) : tick}
        </text>
      ))}
    </svg>
  )
}

/** The thin lines that a row's values are read against. */
export function ScaleLines({ scale }: { scale: Scale }) {
  return ticksOf(scale).map((tick) => (
    <line key={tick} className={styles.tick} x1={positionOn(scale, tick)} x2={positionOn(scale, tick)} y1="0" y2="100%" />
  ))
}

/** A number or a range with its unit: "27%", "43–58%", "7–10 days", with a space that does not break. */
export function withUnit(value: string | number, unit: string): string {
  return unit === '' || unit === '%' ? `${value}${unit}` : `${value}\u00a0${unit}`
}

function round(value: number): number {
  return Number(value.toFixed(3))
}

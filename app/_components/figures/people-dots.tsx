import styles from './figure.module.css'

const dotsInRow = 20
const pitch = 6

/** The people of a study as dots of `perDot` people each, so that sizes can be compared. Hidden from screen readers. */
export function PeopleDots({ people, perDot = 1 }: { people: number; perDot?: number }) {
  const dots = Math.max(1, Math.round(people / perDot))
  const width = Math.min(dots, dotsInRow) * pitch
  const height = Math.ceil(dots / dotsInRow) * pitch
  // A line of no length with round ends is a dot: one path for all of them.
  const path = Array.from(
    { length: dots },
    (_, i) => `M${(i % dotsInRow) * pitch + 3} ${Math.floor(i / dotsInRow) * pitch + 3}h0`,
  ).join('')
  return (
    <svg
      className={styles.people}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} stroke="currentColor" strokeWidth="4.2" strokeLinecap="round" />
    </svg>
  )
}

/** How many people a dot stands for in a figure whose largest study has this many. */
export function peoplePerDot(largest: number): number {
  return largest > 400 ? 10 : 1
}

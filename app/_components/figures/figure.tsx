import type { Figure as FigureData } from '@/core/figure'
import { AxisFigure } from './axis'
import styles from './figure.module.css'
import { IntervalsFigure } from './intervals'
import { PointsFigure } from './points'
import { RoutesFigure } from './routes'
import { TrialsFigure } from './trials'

/** A figure of a lesson: its title, what was measured as a drawing, its caption, and the same in words. */
export function Figure({ figure }: { figure: FigureData }) {
  const { id, title, caption, text } = figure
  return (
    <figure id={id} className={styles.figure} aria-labelledby={`${id}-title`}>
      <p id={`${id}-title`} className={styles.title}>
        {title}
      </p>
      <Drawing figure={figure} />
      <figcaption className={styles.caption}>{caption}</figcaption>
      <details className={styles.inWords}>
        <summary>
          In words<span className="visually-hidden">: {title}</span>
        </summary>
        <p>{text}</p>
      </details>
    </figure>
  )
}

function Drawing({ figure }: { figure: FigureData }) {
  switch (figure.kind) {
    case 'points':
      return <PointsFigure figure={figure} />
    case 'intervals':
      return <IntervalsFigure figure={figure} />
    case 'routes':
      return <RoutesFigure figure={figure} />
    case 'trials':
      return <TrialsFigure figure={figure} />
    case 'axis':
      return <AxisFigure figure={figure} />
  }
}

import type { ReactNode } from 'react'
import { Words } from '@/app/_components/site/words'
import { readCourse } from '@/app/course'
import type { Figure as FigureData } from '@/core/course/figure'
import { AxisFigure } from './axis'
import styles from './figure.module.css'
import { IntervalsFigure } from './intervals'
import { PointsFigure } from './points'
import { RoutesFigure } from './routes'
import { TrialsFigure } from './trials'

/** The figure of a module by its id. Throws if there is none; the loader of the course makes sure that there is. */
export function FigureOf({ module, id }: { module: string; id: string }) {
  const found = readCourse().modules.find(({ slug }) => slug === module)
  const figure = found?.figures.find((each) => each.id === id)
  if (!figure) throw new Error(`There is no figure "${id}" in "${module}".`)
  return <Figure figure={figure} />
}

/** A figure of a lesson: its title, its drawing, its caption, and what it shows in words. */
function Figure({ figure }: { figure: FigureData }) {
  const { id, title, caption, text } = figure
  const Drawing = drawingOf(figure)
  return (
    <figure id={id} className={styles.figure} aria-labelledby={`${id}-title`}>
      <p id={`${id}-title`} className={styles.title}>
        {title}
      </p>
      <Drawing figure={figure} />
      <figcaption className={styles.caption}>{caption}</figcaption>
      <details className={styles.inWords}>
        <summary>
          <Words>In words</Words>
          <span className="visually-hidden">: {title}</span>
        </summary>
        <p>{text}</p>
      </details>
    </figure>
  )
}

type Kind = FigureData['kind']
type DrawingOf<K extends Kind> = (props: { figure: Extract<FigureData, { kind: K }> }) => ReactNode

// A kind of figure without its drawing does not compile.
const drawings: { [K in Kind]: DrawingOf<K> } = {
  points: PointsFigure,
  intervals: IntervalsFigure,
  routes: RoutesFigure,
  trials: TrialsFigure,
  axis: AxisFigure,
}

function drawingOf<K extends Kind>({ kind }: { kind: K }): DrawingOf<K> {
  return drawings[kind]
}

import type { AuthoredCourse, Finding } from '../authored-course'

/** Finds scales of figures that end where they begin, and values that lie outside of their scale and would be drawn beside it. */
export function checkOffAxis({ modules }: AuthoredCourse): Finding[] {
  return modules.flatMap(({ slug, figures, lineOf }) =>
    figures.flatMap((figure, i) => {
      if (figure.kind !== 'points') return []
      const { axis, rows, id } = figure
      const file = `${slug}/figures.yaml`
      const ends = `${axis.from} to ${axis.to}`
      if (axis.to <= axis.from) {
        const message = `The axis of figure "${id}" goes from ${ends}.`
        return [{ file, line: lineOf.figures([i, 'axis']), message, fix: 'Let `to` be more than `from`.' }]
      }
      return rows.flatMap(({ label, low, high, margin }, j): Finding[] => {
        const values = [
          { path: ['low'], value: low },
          { path: ['high'], value: high },
          { path: ['margin', 'from'], value: margin?.from },
          { path: ['margin', 'to'], value: margin?.to },
        ]
        const off = values.find(({ value }) => value !== undefined && (value < axis.from || value > axis.to))
        if (!off) return []
        const { path, value } = off
        return [
          {
            file,
            line: lineOf.figures([i, 'rows', j, ...path]),
            message: `Row "${label}" of figure "${id}" has the value ${value}, and the axis goes from ${ends}.`,
            fix: 'Correct the value, or widen the axis.',
          },
        ]
      })
    }),
  )
}

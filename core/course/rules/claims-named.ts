import type { AuthoredCourse, Finding } from '../authored-course'
import { listPlacedQuestions } from './placed-questions'

/**
 * Finds questions, objectives, misconceptions and rows of figures that name no claim, in a course that has claims. A course
 * without claims names none anywhere. In a strict course it also finds objectives without a level.
 */
export function checkClaimsNamed(course: AuthoredCourse): Finding[] {
  return [...(course.claims.size === 0 ? [] : listNamingNone(course)), ...(course.course.strict ? listWithoutLevel(course) : [])]
}

function listNamingNone(course: AuthoredCourse): Finding[] {
  const { modules, misconceptions, lineOf } = course
  const fix = 'Name the claims that it rests on, by their ids in claims.yaml.'
  return [
    ...modules.flatMap(({ slug, objectives, source }) =>
      objectives.flatMap(({ id, claims }, i) =>
        claims.length > 0 ? [] : [missing(`${slug}/lesson.mdx`, source.lineOfFact(['objectives', i]), `Objective "${id}"`, fix)],
      ),
    ),
    ...listPlacedQuestions(course).flatMap(({ question, file, line }) =>
      question.claims.length > 0 ? [] : [missing(file, line(), `Question "${question.id}"`, fix)],
    ),
    ...[...misconceptions.values()].flatMap(({ id, refutedBy }) =>
      refutedBy.length > 0
        ? []
        : [
            missing(
              'misconceptions.yaml',
              lineOf.misconceptions([id]),
              `Misconception "${id}"`,
              'Name in `refutedBy` the claims that set it right.',
            ),
          ],
    ),
    ...modules.flatMap(({ slug, figures, lineOf }) =>
      figures.flatMap((figure, i) => {
        if (figure.kind !== 'points' && figure.kind !== 'intervals') return []
        return figure.rows.flatMap(({ label, claims }, j) =>
          claims.length > 0
            ? []
            : [missing(`${slug}/figures.yaml`, lineOf.figures([i, 'rows', j]), `Row "${label}" of figure "${figure.id}"`, fix)],
        )
      }),
    ),
  ]
}

function listWithoutLevel({ modules }: AuthoredCourse): Finding[] {
  return modules.flatMap(({ slug, objectives, source }) =>
    objectives.flatMap(({ id, level }, i) => {
      if (level !== undefined) return []
      const line = source.lineOfFact(['objectives', i])
      const message = `Objective "${id}" has no level.`
      return [{ file: `${slug}/lesson.mdx`, line, message, fix: 'Write its `level`, such as Understand or Apply.' }]
    }),
  )
}

function missing(file: string, line: number, what: string, fix: string): Finding {
  return { file, line, message: `${what} names no claim.`, fix }
}

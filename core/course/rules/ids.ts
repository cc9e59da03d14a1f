import type { AuthoredCourse, AuthoredModule, Finding } from '../authored-course'
import { findStrength, listStrengths } from '../evidence'
import type { Figure } from '../figure'
import { isTag, type Tag } from '../tags'
import { checkFormerNames } from './former-names'
import { listLessons } from './lesson-words'
import { listPlacedQuestions } from './placed-questions'
import { listMisconceptions } from './question-words'

/** Finds broken ids that would make a page fail or lose results. A course with any of them is not served. */
export function checkBrokenIds(course: AuthoredCourse): Finding[] {
  const { claims, references } = course
  return [
    ...[...claims.values()].flatMap((claim) =>
      claim.references.flatMap((id, i) =>
        references.has(id)
          ? []
          : missing(
              'claims.yaml',
              course.lineOf.claims([claim.id, 'references', i]),
              `reference "${id}", which claim ${claim.id} names`,
            ),
      ),
    ),
    ...checkUnknownStrengths(course),
    ...checkFormerNames(course),
    ...listLessons(course).flatMap((lesson) => checkBrokenTags(course, lesson)),
    ...checkBrokenQuestions(course),
  ]
}

/** Finds ids that name nothing but do no harm to a page: of misconceptions, and of claims and references in lists and figures. */
export function checkUnknownIds(course: AuthoredCourse): Finding[] {
  const { claims, misconceptions, modules, lineOf } = course
  const needClaims = (ids: readonly string[], file: string, line: number, who: string) =>
    ids.filter((id) => !claims.has(id)).flatMap((id) => missing(file, line, `claim "${id}", which ${who} names`))
  return [
    ...[...misconceptions.values()].flatMap(({ id, refutedBy }) =>
      needClaims(refutedBy, 'misconceptions.yaml', lineOf.misconceptions([id, 'refutedBy']), `misconception ${id}`),
    ),
    ...listPlacedQuestions(course).flatMap(({ question, file, line }) =>
      listMisconceptions(question).flatMap(({ id, path }) =>
        misconceptions.has(id) ? [] : missing(file, line(path), `misconception "${id}"`),
      ),
    ),
    ...modules.flatMap(({ slug, source, passages, objectives }) => [
      ...passages.flatMap(({ id, claims }, i) =>
        needClaims(claims, `${slug}/lesson.mdx`, source.passages[i]?.line ?? 1, `passage "${id}"`),
      ),
      ...objectives.flatMap(({ id, claims }, i) =>
        needClaims(claims, `${slug}/lesson.mdx`, source.lineOfFact(['objectives', i, 'claims']), `objective ${id}`),
      ),
    ]),
    ...modules.flatMap((module) => checkUnknownInFigures(course, module)),
  ]
}

/** Finds ids that occur twice: of modules, of objectives, of passages in one lesson, and of figures in one module. */
export function checkRepeatedIds({ course, modules, lineOf }: AuthoredCourse): Finding[] {
  const objectives = modules.flatMap(({ slug, objectives, source }) =>
    objectives.map(({ id }, i) => ({ id, file: `${slug}/lesson.mdx`, line: source.lineOfFact(['objectives', i, 'id']) })),
  )
  return [
    ...repeated(
      'module',
      course.modules.map((id, i) => ({ id, file: 'course.yaml', line: lineOf.course(['modules', i]) })),
    ),
    ...repeated('objective', objectives),
    ...modules.flatMap(({ slug, source, figures, lineOf }) => [
      ...repeated(
        'passage',
        source.passages.map(({ id, line }) => ({ id, file: `${slug}/lesson.mdx`, line })),
      ),
      ...repeated(
        'figure',
        figures.map(({ id }, i) => ({ id, file: `${slug}/figures.yaml`, line: lineOf.figures([i, 'id']) })),
      ),
    ]),
  ]
}

function checkUnknownStrengths({ course, claims, lineOf }: AuthoredCourse): Finding[] {
  const scale = listStrengths(course)
  return [...claims.values()]
    .filter(({ evidence }) => !findStrength(scale, evidence))
    .map(({ id, evidence }) => ({
      file: 'claims.yaml',
      line: lineOf.claims([id, 'evidence']),
      message: `The evidence of claim ${id}, "${evidence}", is not a strength of this course.`,
      fix: `Use one of: ${scale.map(({ id }) => id).join(', ')}; or define it in \`strengths\` of course.yaml.`,
    }))
}

type PlacedId = { id: string; file: string; line: number }

function repeated(what: string, list: PlacedId[]): Finding[] {
  return list
    .filter(({ id }, i) => list.findIndex((each) => each.id === id) < i)
    .map(({ id, file, line }) => ({ file, line, message: `The ${what} id "${id}" occurs twice.`, fix: 'Give each its own id.' }))
}

function checkBrokenTags(
  { claims, terms, modules }: AuthoredCourse,
  { file, source, slug }: ReturnType<typeof listLessons>[number],
) {
  const module = modules.find((each) => each.slug === slug)
  const idsOf = (list: readonly { id: string }[] = []) => new Set(list.map(({ id }) => id))
  // For each tag, the attribute that contains an id and what the id names.
  const named: Record<Tag, { by: 'id' | 'claim'; what: string; known: { has(id: string): boolean } } | null> = {
    Passage: null,
    Claim: { by: 'id', what: 'claim', known: claims },
    Term: { by: 'id', what: 'term', known: terms },
    OftenSaid: { by: 'claim', what: 'claim', known: claims },
    Measured: null,
    Safety: null,
    CrisisHelp: null,
    Figure: { by: 'id', what: 'figure', known: idsOf(module?.figures) },
    Practice: { by: 'id', what: 'practice question', known: idsOf(module?.practice) },
    Reflection: null,
    Recap: null,
  }
  return source.tags.flatMap(({ name, attributes, line }) => {
    // Unknown tags and missing attributes were already found when the lesson was read.
    const link = isTag(name) ? named[name] : null
    const id = link ? attributes[link.by] : undefined
    return !link || id === undefined || link.known.has(id) ? [] : missing(file, line, `${link.what} "${id}"`)
  })
}

function checkBrokenQuestions(course: AuthoredCourse): Finding[] {
  const seen = new Set<string>()
  return listPlacedQuestions(course).flatMap(({ module, question, file, line }) => {
    const { id, passage, objective, claims } = question
    const isSecond = seen.has(id)
    seen.add(id)
    return [
      ...(isSecond
        ? [{ file, line: line(), message: `The question id "${id}" occurs twice.`, fix: 'Give each its own id.' }]
        : []),
      ...(module.passages.some((each) => each.id === passage) ? [] : missing(file, line(['passage']), `passage "${passage}"`)),
      ...(module.objectives.some((each) => each.id === objective)
        ? []
        : missing(file, line(['objective']), `objective "${objective}"`)),
      ...claims
        .filter((claim) => !course.claims.has(claim))
        .flatMap((claim) => missing(file, line(['claims']), `claim "${claim}"`)),
    ]
  })
}

function checkUnknownInFigures({ claims, references }: AuthoredCourse, { slug, figures, lineOf }: AuthoredModule): Finding[] {
  return figures.flatMap((figure, i) => {
    const named = listNamedBy(figure)
    const need = (ids: string[], known: ReadonlyMap<string, unknown>, what: string) =>
      ids
        .filter((id) => !known.has(id))
        .flatMap((id) =>
          missing(`${slug}/figures.yaml`, lineOf.figures([i, 'id']), `${what} "${id}", which figure "${figure.id}" names`),
        )
    return [...need(named.claims, claims, 'claim'), ...need(named.references, references, 'reference')]
  })
}

/** Returns the ids of the claims and references behind a figure. */
export function listNamedBy(figure: Figure): { claims: string[]; references: string[] } {
  switch (figure.kind) {
    case 'points':
    case 'intervals':
      return { claims: figure.rows.flatMap(({ claims }) => claims), references: [] }
    case 'routes':
      return { claims: figure.routes.flatMap(({ arrows }) => arrows.map(({ claim }) => claim)), references: [] }
    case 'trials':
      return { claims: [], references: figure.rows.map(({ reference }) => reference) }
    case 'axis':
      return {
        claims: figure.arrows.flatMap(({ claims }) => claims),
        references: figure.states.flatMap(({ measured }) => measured.map(({ reference }) => reference)),
      }
  }
}

function missing(file: string, line: number, what: string): Finding[] {
  return [{ file, line, message: `There is no ${what}.`, fix: 'Correct the id, or add what it names.' }]
}

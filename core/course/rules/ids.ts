import type { AuthoredCourse, AuthoredModule, Finding } from '../authored-course'
import { findStrength, listStrengths } from '../evidence'
import type { Figure } from '../figure'
import { findNearest } from '../nearest'
import { isTag, type Tag } from '../tags'
import { checkFormerNames } from './former-names'
import { listLessons, type PlacedLesson } from './lesson-words'
import { listPlacedQuestions } from './placed-questions'
import { listMisconceptions } from './question-words'

/** Finds broken ids that would make a page fail or lose results. A course with any of them is not served. */
export function checkBrokenIds(course: AuthoredCourse): Finding[] {
  const { claims, references } = course
  return listOnce([
    ...[...claims.values()].flatMap((claim) =>
      claim.references.map((id, i) => ({
        file: 'claims.yaml',
        line: course.lineOf.claims([claim.id, 'references', i]),
        what: 'reference',
        id,
        by: `claim ${claim.id}`,
        known: references,
      })),
    ),
    ...listLessons(course).flatMap((lesson) => listTagged(course, lesson)),
    ...listNamedByQuestions(course),
  ]).concat(checkUnknownStrengths(course), checkFormerNames(course), listRepeatedQuestions(course))
}

/** Finds ids that name nothing but do no harm to a page: of misconceptions, and of claims and references in lists and figures. */
export function checkUnknownIds(course: AuthoredCourse): Finding[] {
  const { claims, misconceptions, modules, lineOf } = course
  const ofClaims = (ids: readonly string[], file: string, line: number, by: string): NamedId[] =>
    ids.map((id) => ({ file, line, what: 'claim', id, by, known: claims }))
  return listOnce([
    ...[...misconceptions.values()].flatMap(({ id, refutedBy }) =>
      ofClaims(refutedBy, 'misconceptions.yaml', lineOf.misconceptions([id, 'refutedBy']), `misconception ${id}`),
    ),
    ...listPlacedQuestions(course).flatMap(({ question, file, line }) =>
      listMisconceptions(question).map(({ id, path }) => ({
        file,
        line: line(path),
        what: 'misconception',
        id,
        by: `question "${question.id}"`,
        known: misconceptions,
      })),
    ),
    ...modules.flatMap(({ slug, source, passages, objectives }) => [
      ...passages.flatMap(({ id, claims }, i) =>
        ofClaims(claims, `${slug}/lesson.mdx`, source.passages[i]?.line ?? 1, `passage "${id}"`),
      ),
      ...objectives.flatMap(({ id, claims }, i) =>
        ofClaims(claims, `${slug}/lesson.mdx`, source.lineOfFact(['objectives', i, 'claims']), `objective ${id}`),
      ),
    ]),
    ...modules.flatMap((module) => listNamedInFigures(course, module)),
  ])
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
      message: `Claim "${id}": the evidence cannot be "${evidence}"${nearWords(evidence, scale)}`,
      fix: `Use one of: ${scale.map(({ id }) => id).join(', ')}; or define it in \`strengths\` of course.yaml.`,
    }))
}

function nearWords(evidence: string, scale: readonly { id: string }[]): string {
  const near = findNearest(
    evidence,
    scale.map(({ id }) => id),
  )
  return near ? `; did you mean "${near}"?` : '.'
}

type PlacedId = { id: string; file: string; line: number }

function repeated(what: string, list: PlacedId[]): Finding[] {
  return list
    .filter(({ id }, i) => list.findIndex((each) => each.id === id) < i)
    .map(({ id, file, line }) => {
      const first = list.find((each) => each.id === id)
      const where = first?.file === file ? `line ${first.line}` : `${first?.file}:${first?.line}`
      const also = first?.file === file && first.line === line ? '' : `; ${where} has it as well`
      return { file, line, message: `The ${what} id "${id}" occurs twice${also}.`, fix: 'Give each its own id.' }
    })
}

function listTagged({ claims, terms, modules }: AuthoredCourse, { file, source, slug }: PlacedLesson): NamedId[] {
  const module = modules.find((each) => each.slug === slug)
  // For each tag, the attribute that contains an id and what the id names.
  const named: Record<Tag, { by: 'id' | 'claim'; what: string; known: Known } | null> = {
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
    return !link || id === undefined ? [] : [{ file, line, what: link.what, id, by: null, known: link.known }]
  })
}

function listNamedByQuestions(course: AuthoredCourse): NamedId[] {
  return listPlacedQuestions(course).flatMap(({ module, question, file, line }) => {
    const { passage, objective, safety, claims } = question
    const name = (what: string, field: string, id: string, known: Known) => ({
      ...{ file, line: line([field]), what, id, by: `question "${question.id}"`, known },
    })
    return [
      name('passage', 'passage', passage, idsOf(module.passages)),
      name('objective', 'objective', objective, idsOf(module.objectives)),
      ...(safety === undefined ? [] : [name('safety point', 'safety', safety, idsOf(module.quiz.safetyPoints))]),
      ...claims.map((id) => name('claim', 'claims', id, course.claims)),
    ]
  })
}

function listRepeatedQuestions(course: AuthoredCourse): Finding[] {
  const questions = listPlacedQuestions(course).map(({ question: { id }, file, line }) => ({ id, file, line: line() }))
  return repeated('question', questions)
}

function listNamedInFigures({ claims, references }: AuthoredCourse, { slug, figures, lineOf }: AuthoredModule): NamedId[] {
  return figures.flatMap((figure, i) => {
    const named = listNamedBy(figure)
    const at = { file: `${slug}/figures.yaml`, line: lineOf.figures([i, 'id']), by: `figure "${figure.id}"` }
    return [
      ...named.claims.map((id) => ({ ...at, what: 'claim', id, known: claims })),
      ...named.references.map((id) => ({ ...at, what: 'reference', id, known: references })),
    ]
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

type Known = { has(id: string): boolean; keys(): Iterable<string> }

/** An id where it is named: what it should be, the words for who names it (null for a tag), and the ids that there are. */
type NamedId = { file: string; line: number; what: string; id: string; by: string | null; known: Known }

/** How many other places a finding lists. */
const mostPlaces = 5

/** Returns one finding for each id that names nothing, at the first place that names it; the other places stand in its message. */
function listOnce(named: readonly NamedId[]): Finding[] {
  const unknown = new Map<string, NamedId[]>()
  for (const each of named.filter(({ id, known }) => !known.has(id))) {
    // Claims and the like belong to the whole course, passages and the like to their module.
    const place = ['passage', 'objective', 'safety point', 'figure', 'practice question'].includes(each.what)
      ? each.file.split('/')[0]
      : ''
    const cause = [each.what, each.id, place].join(' ')
    unknown.set(cause, [...(unknown.get(cause) ?? []), each])
  }
  return [...unknown.values()].flatMap(([first, ...others]) => {
    if (!first) return []
    const { file, line, what, id, by, known } = first
    const near = findNearest(id, [...known.keys()])
    const sentence = `There is no ${what} "${id}"${by === null ? '' : `, which ${by} names`}`
    const places = [...new Set(others.map((each) => `${each.file}:${each.line}`))].filter((place) => place !== `${file}:${line}`)
    const shown = places.length > mostPlaces ? [...places.slice(0, mostPlaces), '…'] : places
    const also = places.length === 0 ? '' : ` It is also named in ${shown.join(', ')}.`
    return [
      {
        file,
        line,
        message: `${sentence}${near ? `; did you mean "${near}"?` : '.'}${also}`,
        fix: 'Correct the id, or add what it names.',
      },
    ]
  })
}

function idsOf(list: readonly { id: string }[] = []): Set<string> {
  return new Set(list.map(({ id }) => id))
}

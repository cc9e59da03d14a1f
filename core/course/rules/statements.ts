import { listTexts } from '../../question'
import type { AuthoredCourse } from '../authored-course'
import { listBlocks, listLessons } from './lesson-words'
import { listPlacedQuestions } from './placed-questions'

/** A text that the course presents as true, with its file and line. */
export type Statement = { file: string; line: number; text: string }

/**
 * Returns everything that the course itself presents as true, sentence by sentence. It leaves out what the course presents as
 * wrong or as somebody else's words: wrong choices, false statements, misconceptions, <OftenSaid>, the telling of a claim, and
 * text in “…”.
 */
export function listStatedSentences(course: AuthoredCourse): Statement[] {
  const segmenter = new Intl.Segmenter(course.course.language, { granularity: 'sentence' })
  return listStatedTexts(course).flatMap(({ text, file, line }) =>
    [...segmenter.segment(withoutQuotations(text))].map(({ segment }) => ({ file, line, text: segment.trim() })),
  )
}

/** Returns every text of the course's own that is shown without markup: all but lessons, pages and questions. */
export function listPlainTexts(course: AuthoredCourse): Statement[] {
  const { home, about, modules, lineOf } = course
  return [
    ...at('course.yaml', lineOf.course(['title']), course.course.title),
    ...at('course.yaml', lineOf.course(['summary']), course.course.summary),
    ...at('course.yaml', lineOf.course(['notice']), course.course.notice),
    ...course.course.crisis.flatMap(({ when, what }, i) => at('course.yaml', lineOf.course(['crisis', i]), when, what)),
    ...at('home.mdx', 1, home.title, home.summary),
    ...at('about.mdx', 1, about.title, about.summary),
    ...[...course.claims.values()].flatMap(({ id, text, note }) => [
      ...at('claims.yaml', lineOf.claims([id, 'text']), text),
      ...at('claims.yaml', lineOf.claims([id, 'note']), note),
    ]),
    ...[...course.references.values()].flatMap(({ id, supports }) =>
      supports ? at('references.yaml', lineOf.references([id, 'supports']), supports) : [],
    ),
    ...[...course.misconceptions.values()].flatMap(({ id, feedback }) =>
      at('misconceptions.yaml', lineOf.misconceptions([id, 'feedback']), feedback),
    ),
    ...[...course.terms.values()].flatMap(({ id, meaning }) => at('glossary.yaml', lineOf.glossary([id, 'meaning']), meaning)),
    ...modules.flatMap(({ slug, source, title, question, summary, objectives, quiz, figures, lineOf }) => [
      ...at(`${slug}/lesson.mdx`, 1, title, question, summary),
      ...objectives.flatMap(({ text }, i) => at(`${slug}/lesson.mdx`, source.lineOfFact(['objectives', i, 'text']), text)),
      ...quiz.safetyPoints.flatMap(({ text }, i) => at(`${slug}/quiz.yaml`, lineOf.quiz(['safetyPoints', i]), text)),
      ...figures.flatMap((figure, i) => at(`${slug}/figures.yaml`, lineOf.figures([i, 'id']), ...listWords(figure))),
    ]),
  ]
}

function listStatedTexts(course: AuthoredCourse): Statement[] {
  return [
    ...listPlainTexts(course),
    ...listLessons(course).flatMap(({ file, source }) =>
      listBlocks(source).flatMap(({ text, line, inside }) => (inside.includes('OftenSaid') ? [] : at(file, line, text))),
    ),
    ...listPlacedQuestions(course).flatMap(({ question, file, line }) =>
      listTexts(question).flatMap(({ path, text, isStated }) => (isStated ? at(file, line(path), text) : [])),
    ),
  ]
}

function at(file: string, line: number, ...texts: string[]): Statement[] {
  return texts.map((text) => ({ file, line, text }))
}

// Every text of a figure is read by people, except ids, units and the other fields listed here.
function listWords(node: unknown): string[] {
  if (typeof node === 'string') return [node]
  if (typeof node !== 'object' || node === null) return []
  const fieldsWithoutWords = ['id', 'kind', 'unit', 'claim', 'claims', 'reference', 'from', 'to', 'acts', 'liftedIn', 'result']
  return Object.entries(node).flatMap(([key, value]) =>
    fieldsWithoutWords.includes(key) && !Array.isArray(node) ? [] : listWords(value),
  )
}

// The ellipsis stands for the quotation, so that the sentence around it is still one sentence.
function withoutQuotations(text: string): string {
  return text.replace(/“[^”]*”/g, '“…”')
}

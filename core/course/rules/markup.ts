import { listTexts } from '../../question'
import type { AuthoredCourse } from '../authored-course'
import { placeWords } from '../entry-names'
import type { Breach } from './bank-figures'
import { listPlacedQuestions } from './placed-questions'

/** Signs of Markdown, HTML and TeX, each with what it is called. In a text that is not Markdown, learners read the signs themselves. */
const signs: readonly [name: string, pattern: RegExp][] = [
  ['bold (**)', /\*\*[^\s*](?:[^*]*[^\s*])?\*\*|(?<![\p{L}\p{N}_])__[^\s_](?:[^_]*[^\s_])?__(?![\p{L}\p{N}_])/u],
  ['emphasis (*)', /(?<![\p{L}\p{N}*])\*[^\s*](?:[^*]*[^\s*])?\*(?![\p{L}\p{N}*])/u],
  ['emphasis (_)', /(?<![\p{L}\p{N}_])_[^\s_](?:[^_]*[^\s_])?_(?![\p{L}\p{N}_])/u],
  ['code (`)', /`[^`]+`/],
  ['a picture', /!\[[^\]]*\]\([^)]*\)/],
  ['a link', /\[[^\]]+\]\([^)]*\)/],
  ['struck-out text (~~)', /~~[^~]+~~/],
  ['maths ($)', /\$[^\s$](?:[^$]*[^\s$])?\$(?!\d)/],
  ['an HTML tag', /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i],
]

/** The part of a text that is searched: no text that people write is longer. */
const longestText = 10_000

type PlainText = { file: string; line: number; what: string; text: string }

/** Finds Markdown, HTML and TeX in texts in which they are not drawn. */
export function checkMarkup(course: AuthoredCourse): Breach[] {
  return listPlainTexts(course).flatMap(({ file, line, what, text }) => {
    const [name] = signs.find(([, pattern]) => pattern.test(text.slice(0, longestText))) ?? []
    if (name === undefined) return []
    const message = `${what} has ${name}, which learners see as it is written.`
    return [{ file, line, message, fix: 'Write it in plain words; only lessons and pages have Markdown.', isHint: false }]
  })
}

/** The texts that are no Markdown, with their file and line and what they are to the author. */
function listPlainTexts(course: AuthoredCourse): PlainText[] {
  const { modules, claims, misconceptions, terms, lineOf } = course
  return [
    ...(['title', 'summary', 'notice'] as const).map((field) => ({
      file: 'course.yaml',
      line: lineOf.course([field]),
      what: `The ${field}`,
      text: course.course[field],
    })),
    ...[...claims.values()].flatMap(({ id, text, note }) =>
      Object.entries({ text, note }).map(([field, text]) => ({
        file: 'claims.yaml',
        line: lineOf.claims([id, field]),
        what: `Claim "${id}": the ${field}`,
        text,
      })),
    ),
    ...[...misconceptions.values()].flatMap(({ id, text, feedback }) =>
      Object.entries({ text, feedback }).map(([field, text]) => ({
        file: 'misconceptions.yaml',
        line: lineOf.misconceptions([id, field]),
        what: `Misconception "${id}": the ${field}`,
        text,
      })),
    ),
    ...[...terms.values()].map(({ id, meaning }) => ({
      file: 'glossary.yaml',
      line: lineOf.glossary([id, 'meaning']),
      what: `Term "${id}": the meaning`,
      text: meaning,
    })),
    ...modules.flatMap(({ slug, title, question, summary, objectives, source }) => [
      ...Object.entries({ title, question, summary }).map(([field, text]) => ({
        file: `${slug}/lesson.mdx`,
        line: source.lineOfFact([field]),
        what: `The ${field}`,
        text,
      })),
      ...objectives.map(({ id, text }, i) => ({
        file: `${slug}/lesson.mdx`,
        line: source.lineOfFact(['objectives', i, 'text']),
        what: `Objective "${id}": the text`,
        text,
      })),
    ]),
    ...modules.flatMap(({ slug, figures, lineOf }) =>
      figures.flatMap(({ id, title, caption, text }, i) =>
        Object.entries({ title, caption, text }).map(([field, text]) => ({
          file: `${slug}/figures.yaml`,
          line: lineOf.figures([i, field]),
          what: `Figure "${id}": the ${field}`,
          text,
        })),
      ),
    ),
    ...listPlacedQuestions(course).flatMap(({ question, file, line }) =>
      listTexts(question)
        .filter(({ as }) => as !== 'filled-in' && as !== 'typed-key' && as !== 'typed-mistake')
        .map(({ path, text }) => ({
          file,
          line: line(path),
          what: `${placeWords('practice.yaml', [question], [0, ...path])}: the ${String(path.findLast((step) => typeof step === 'string'))}`,
          // The gaps of a cloze are drawn.
          text: text.replace(/\[\[[a-z0-9-]+\]\]/g, ''),
        })),
    ),
  ]
}

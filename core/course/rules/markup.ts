import { type Inline, readInline } from '../../inline-text'
import { listTexts } from '../../question'
import type { QuestionText } from '../../questions/texts'
import type { AuthoredCourse, Finding } from '../authored-course'
import { placeWords } from '../entry-names'
import { listPlacedQuestions } from './placed-questions'
import { listPlainTexts } from './statements'

type Allowed = 'all' | 'no-maths' | 'nothing'

const unsupported: [pattern: RegExp, what: string][] = [
  [/\*\*|(?<![\p{L}\p{N}*])\*(?=[\p{L}\p{N}])/u, 'a star that begins an emphasis and has no end'],
  [/`/, 'a ` without its end'],
  [/~~/, '~~'],
  [/\$\$/, '$$'],
  [/\$[^$]*[\\^_{}][^$]*\$|\\[a-z]+\{/i, 'TeX that is not between dollar signs, or has a blank beside one'],
  [/(?<![\p{L}\p{N}_])__?(?=[\p{L}\p{N}])[^_]*[\p{L}\p{N}]__?(?![\p{L}\p{N}_])/u, '_underscores_'],
  [/!?\[[^\]]*\]\([^)]*\)/, 'a link or a picture in Markdown'],
  [/\[\^[^\]]+\]/, 'a footnote'],
  [/<\/?[a-z][^<>]*>/i, 'HTML'],
  [/&(?:[a-z]+|#\d+);/i, 'a character written as in HTML'],
  [/^\s*(?:#{1,6}|[-+>|]|\d+[.)])\s/m, 'a heading, list, quotation or table'],
]

/**
 * Finds markup that a learner would read as it is written. In stems, choices, things to sort and explanations there may be
 * `*emphasis*`, `**strong**`, `` `code` `` and `$TeX$`. What stands in a list to choose from, what is typed, and a unit are plain
 * words, and items to put in order have no formulas. Everything that is no lesson and no question is plain words as well.
 */
export function checkRawMarkup(course: AuthoredCourse): Finding[] {
  return [...checkQuestions(course), ...checkPlainTexts(course)]
}

function checkQuestions(course: AuthoredCourse): Finding[] {
  return listPlacedQuestions(course).flatMap(({ question, file, line }) =>
    listTexts(question).flatMap(({ path, source, as }) => {
      if (as === 'filled-in') return []
      const pieces = source.split(/\[\[[a-z0-9-]+\]\]/).flatMap((part) => readInline(withoutEscapes(part)))
      const field = String(path.findLast((step) => typeof step === 'string'))
      const what = `${placeWords('practice.yaml', [question], [0, ...path])}: the ${field}`
      const problem = whyRaw(pieces, allowedIn(path, as))
      return problem ? [{ file, line: line(path), message: `${what} has ${problem.message}`, fix: problem.fix }] : []
    }),
  )
}

function checkPlainTexts(course: AuthoredCourse): Finding[] {
  const others = [
    ...[...course.claims.values()].map(({ id, telling = '' }) => ({
      file: 'claims.yaml',
      line: course.lineOf.claims([id, 'telling']),
      text: telling,
    })),
    ...[...course.misconceptions.values()].map(({ id, text }) => ({
      file: 'misconceptions.yaml',
      line: course.lineOf.misconceptions([id, 'text']),
      text,
    })),
    ...course.modules.flatMap(({ slug, source }) =>
      source.passages.map(({ title, line }) => ({ file: `${slug}/lesson.mdx`, line, text: title })),
    ),
  ]
  return [...listPlainTexts(course), ...others].flatMap(({ file, line, text }) => {
    const isMarked = readInline(text).some(({ is }) => is !== 'text')
    const found = isMarked ? 'markup' : findUnsupported(text)
    if (found === null) return []
    const start = text.length > 40 ? `${text.slice(0, 40)}…` : text
    return [
      {
        file,
        line,
        message: `There is ${found} in “${start}”, which is shown as it is written.`,
        fix: 'Write plain words here.',
      },
    ]
  })
}

/** Returns what in a text looks like markup that does not work anywhere. Returns null if nothing does. */
export function findUnsupported(text: string): string | null {
  return unsupported.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

function allowedIn([field]: readonly PropertyKey[], as: QuestionText['as']): Allowed {
  switch (as) {
    case 'choice':
      return field === 'blanks' ? 'nothing' : 'all'
    case 'prompt':
      return field === 'unit' ? 'nothing' : 'all'
    case 'item':
      if (field === 'targets') return 'nothing'
      return field === 'items' ? 'no-maths' : 'all'
    case 'explanation':
    case 'filled-in':
      return 'all'
    case 'typed-key':
    case 'typed-mistake':
      return 'nothing'
  }
}

// What a backslash stands before is meant as such, whatever it looks like.
function withoutEscapes(text: string): string {
  return text.replace(/\\[\\`$*]/g, '·')
}

function whyRaw(pieces: Inline[], allowed: Allowed): { message: string; fix: string } | null {
  const used = pieces.find(({ is }) => is !== 'text' && (allowed === 'nothing' || is === 'maths') && allowed !== 'all')
  if (used) {
    const what = used.is === 'maths' ? 'a formula' : 'markup'
    return {
      message: `${what} (${shown(used)}) where only plain words can be shown.`,
      fix: 'Write plain words; where a star, ` or $ is meant as such, put \\ before it.',
    }
  }
  const found = listWords(pieces).flatMap((words) => findUnsupported(words) ?? [])[0]
  if (found === undefined) return null
  return {
    message: `${found}, which would be shown as it is written.`,
    fix: 'Use *emphasis*, **strong**, `code` or $TeX$, or put \\ before a star, ` or $ that is meant as such.',
  }
}

function listWords(pieces: readonly Inline[]): string[] {
  return pieces.flatMap((piece) => ('parts' in piece ? listWords(piece.parts) : piece.is === 'text' ? [piece.text] : []))
}

function shown(piece: Inline): string {
  switch (piece.is) {
    case 'text':
      return piece.text
    case 'code':
      return `\`${piece.text}\``
    case 'maths':
      return `$${piece.tex}$`
    case 'emphasis':
      return `*${piece.parts.map(shown).join('')}*`
    case 'strong':
      return `**${piece.parts.map(shown).join('')}**`
  }
}

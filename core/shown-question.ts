import type { Answer, Question } from './question'
import { listBlanks } from './questions/cloze'
import { answer as matchingAnswer } from './questions/matching'
import { answer as multipleAnswer } from './questions/multiple-response'
import { answer as textAnswer } from './questions/short-answer'
import { answer as trueFalseAnswer } from './questions/true-false'
import { err, ok, type Result } from './result'
import { type Seeded, shownId, shuffle } from './seed'

/** Something that can be chosen, under an id that means nothing outside its attempt. */
export type ShownChoice = { id: string; text: string }
type Shown<K extends Question['kind']> = { kind: K; points: number; stem: string }

/** A question as a learner sees it before it is marked: no key, explanation, claim, misconception, safety flag or author's id. */
export type ShownQuestion =
  | (Shown<'single-choice' | 'multiple-response' | 'true-false'> & { choices: ShownChoice[] })
  | (Shown<'matching'> & { stems: ShownChoice[]; targets: ShownChoice[] })
  | (Shown<'ordering'> & { items: ShownChoice[] })
  | (Shown<'numeric'> & { unit: string })
  | Shown<'short-answer'>
  | (Shown<'cloze'> & { parts: ClozePart[] })

/** A stretch of a cloze text: words, or a blank with its list. */
export type ClozePart = { text: string } | { id: string; choices: ShownChoice[] }

/** Why an answer cannot be taken. */
export type AnswerError = 'malformed-answer' | 'unknown-choice'

/** A question as one attempt shows it, built field by field from what a learner may know. */
export function show(question: Question, seeded: Seeded): ShownQuestion {
  const { points, stem } = question
  const relabel = ({ id, text }: ShownChoice, path = '') => ({ id: shownId(seeded, label(question, path + id)), text })
  const mixed = <T extends ShownChoice>(list: T[], path = '') => shuffle(list, seeded, ({ id }) => label(question, path + id))
  switch (question.kind) {
    case 'single-choice':
    case 'multiple-response': {
      const free = mixed(question.choices.filter(({ pinned }) => !pinned))
      const last = question.choices.filter(({ pinned }) => pinned)
      return { kind: question.kind, points, stem, choices: [...free, ...last].map((each) => relabel(each)) }
    }
    case 'true-false':
      return {
        kind: question.kind,
        points,
        stem,
        choices: [
          { id: 'true', text: 'True' },
          { id: 'false', text: 'False' },
        ],
      }
    case 'matching':
      return {
        kind: question.kind,
        points,
        stem,
        stems: mixed(question.stems, 'stem/').map((each) => relabel(each, 'stem/')),
        // Targets keep the author's order: it is a scale as often as a list, and says nothing of the key.
        targets: question.targets.map((each) => relabel(each, 'target/')),
      }
    case 'ordering':
      return { kind: question.kind, points, stem, items: mixed(question.items).map((each) => relabel(each)) }
    case 'numeric':
      return { kind: question.kind, points, stem, unit: question.unit }
    case 'short-answer':
      return { kind: question.kind, points, stem }
    case 'cloze':
      return { kind: question.kind, points, stem, parts: showParts(question, seeded) }
  }
}

/**
 * A learner's answer, given in shown ids, in the author's ids.
 *
 * Refused: a shape that the kind does not have (`malformed-answer`), an id that this question did not show (`unknown-choice`).
 * Null, an empty text, an empty list and no pairs are a blank.
 */
export function readAnswer(question: Question, seeded: Seeded, given: unknown): Result<Answer, AnswerError> {
  if (given === null || given === undefined || given === '' || (Array.isArray(given) && given.length === 0)) return ok(null)
  const authorIds = new Map(listLabels(question).map((path) => [shownId(seeded, label(question, path)), path]))
  const translate = (id: string) => authorIds.get(id)?.replace(/^.*\//, '')
  switch (question.kind) {
    case 'numeric':
    case 'short-answer': {
      const typed = textAnswer.safeParse(given)
      return typed.success ? ok(typed.data.trim() === '' ? null : typed.data) : err('malformed-answer')
    }
    case 'true-false': {
      const said = trueFalseAnswer.safeParse(given)
      return said.success ? ok(said.data) : err(typeof given === 'string' ? 'unknown-choice' : 'malformed-answer')
    }
    case 'single-choice': {
      if (typeof given !== 'string') return err('malformed-answer')
      const chosen = translate(given)
      return chosen === undefined ? err('unknown-choice') : ok(chosen)
    }
    case 'multiple-response':
    case 'ordering': {
      const list = multipleAnswer.safeParse(given)
      if (!list.success) return err('malformed-answer')
      const chosen = list.data.map(translate)
      if (chosen.includes(undefined)) return err('unknown-choice')
      const repeated = new Set(chosen).size !== chosen.length
      const partial = question.kind === 'ordering' && chosen.length !== question.items.length
      return repeated || partial ? err('malformed-answer') : ok(chosen as string[])
    }
    case 'matching':
    case 'cloze': {
      const pairs = matchingAnswer.safeParse(given)
      if (!pairs.success) return err('malformed-answer')
      // The schema passes over a pair named "__proto__", which is no stem or blank of any question.
      if (Object.hasOwn(given as object, '__proto__')) return err('unknown-choice')
      return readPairs(question, authorIds, pairs.data)
    }
  }
}

/** A stored answer in the ids under which this attempt shows it: the way back of `readAnswer`. */
export function showAnswer(question: Question, seeded: Seeded, given: Answer): Answer {
  if (given === null) return null
  const relabel = (path: string) => shownId(seeded, label(question, path))
  switch (question.kind) {
    case 'numeric':
    case 'short-answer':
    case 'true-false':
      return given
    case 'single-choice':
      return relabel(String(given))
    case 'multiple-response':
    case 'ordering':
      return Array.isArray(given) ? given.map((id) => relabel(id)) : null
    case 'matching':
      return mapPairs(given, (stem, target) => [relabel(`stem/${stem}`), relabel(`target/${target}`)])
    case 'cloze':
      return mapPairs(given, (blank, choice) => [relabel(`blank/${blank}`), relabel(`choice/${blank}/${choice}`)])
  }
}

function showParts(question: Extract<Question, { kind: 'cloze' }>, seeded: Seeded): ClozePart[] {
  const stretches = question.text.split(/\[\[[a-z0-9-]+\]\]/)
  return stretches.flatMap((text, i) => {
    const id = listBlanks(question.text)[i]
    const blank = question.blanks.find((each) => each.id === id)
    if (!blank) return [{ text }]
    const path = (choice: { id: string }) => label(question, `choice/${blank.id}/${choice.id}`)
    const choices = shuffle(blank.choices, seeded, path).map((each) => ({
      id: shownId(seeded, path(each)),
      text: each.text,
    }))
    return [{ text }, { id: shownId(seeded, label(question, `blank/${blank.id}`)), choices }]
  })
}

function listLabels(question: Question): string[] {
  switch (question.kind) {
    case 'single-choice':
    case 'multiple-response':
      return question.choices.map(({ id }) => id)
    case 'ordering':
      return question.items.map(({ id }) => id)
    case 'matching':
      return [...question.stems.map(({ id }) => `stem/${id}`), ...question.targets.map(({ id }) => `target/${id}`)]
    case 'cloze':
      return question.blanks.flatMap(({ id, choices }) => [`blank/${id}`, ...choices.map((each) => `choice/${id}/${each.id}`)])
    default:
      return []
  }
}

function readPairs(
  question: Extract<Question, { kind: 'matching' | 'cloze' }>,
  authorIds: Map<string, string>,
  given: Record<string, string>,
): Result<Answer, AnswerError> {
  const read: Record<string, string> = {}
  for (const [left, right] of Object.entries(given)) {
    const [side = '', owner = ''] = authorIds.get(left)?.split('/') ?? []
    if (side !== 'stem' && side !== 'blank') return err('unknown-choice')
    // A list left at "choose" sends an empty text: that pair is a blank.
    if (right === '') continue
    const [otherSide = '', ...rest] = authorIds.get(right)?.split('/') ?? []
    const fits = question.kind === 'matching' ? otherSide === 'target' : otherSide === 'choice' && rest[0] === owner
    if (!fits) return err('unknown-choice')
    read[owner] = rest.at(-1) ?? ''
  }
  return ok(Object.keys(read).length === 0 ? null : read)
}

function mapPairs(given: Exclude<Answer, null>, relabel: (left: string, right: string) => [string, string]): Answer {
  if (typeof given === 'string' || Array.isArray(given)) return null
  return Object.fromEntries(Object.entries(given).map(([left, right]) => relabel(left, right)))
}

function label(question: Question, path: string): string {
  return `${question.id}/${path}`
}

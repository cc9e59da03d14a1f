import fc from 'fast-check'
import type { Answer, Kind, Question, QuestionOf } from '@/core/question'
import { inheritedNames, kinds } from './builders'

/** Checks that something is so for many values, drawn anew each time; a failure names the smallest that it found. */
export function forAny<T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void {
  const isSo = (value: T) => {
    check(value)
  }
  fc.assert(fc.property(arbitrary, isSo), { numRuns: 200 })
}

const slug = fc.oneof(
  { weight: 9, arbitrary: fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4})?$/) },
  { weight: 1, arbitrary: fc.constantFrom('constructor', 'true', 'false', '0', '1', 'target', 'stem') },
)
const slugs = (minLength: number, maxLength = minLength + 4) => fc.uniqueArray(slug, { minLength, maxLength })
// Brackets would make a blank of a text.
const words = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.replace(/[[\]]/g, '').trim() || 'words')
const misconception = fc.option(words, { nil: undefined })

const every = {
  id: slug,
  objective: words,
  claims: fc.array(words, { minLength: 1, maxLength: 3 }),
  passage: slug,
  points: fc.constantFrom(1, 2, 0.5, 3),
  safety: fc.option(slug, { nil: undefined }),
  asks: fc.constantFrom('recall' as const, 'application' as const),
  stem: words,
}

const choicesOf = (ids: string[]) =>
  fc.tuple(
    ...ids.map((id) => fc.record({ id: fc.constant(id), text: words, explanation: words, misconception, pinned: fc.boolean() })),
  )

const arbitraries: { [K in Kind]: fc.Arbitrary<QuestionOf<K>> } = {
  'single-choice': slugs(3).chain((ids) =>
    fc.record({ ...every, kind: fc.constant('single-choice'), choices: choicesOf(ids), key: fc.constantFrom(...ids) }),
  ),
  'multiple-response': slugs(3).chain((ids) =>
    fc.record({
      ...every,
      kind: fc.constant('multiple-response'),
      choices: choicesOf(ids),
      key: fc.shuffledSubarray(ids, { minLength: 1 }),
    }),
  ),
  'true-false': fc.record({
    ...every,
    kind: fc.constant('true-false'),
    key: fc.boolean(),
    explanations: fc.record({ true: words, false: words }),
    misconception,
  }),
  matching: fc.tuple(slugs(2), slugs(2)).chain(([stems, targets]) =>
    fc.record({
      ...every,
      kind: fc.constant('matching'),
      stems: fc.tuple(...stems.map((id) => fc.record({ id: fc.constant(id), text: words, explanation: words, misconception }))),
      targets: fc.tuple(...targets.map((id) => fc.record({ id: fc.constant(id), text: words }))),
      key: pairsOf(stems, () => fc.constantFrom(...targets)),
    }),
  ),
  ordering: slugs(5).chain((ids) =>
    fc.record({
      ...every,
      kind: fc.constant('ordering'),
      items: fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), text: words, explanation: words }))),
      key: shuffled(ids),
    }),
  ),
  numeric: fc.record({
    ...every,
    kind: fc.constant('numeric'),
    unit: fc.oneof(fc.constantFrom('mg', '%', 'hours', 'µg'), words),
    unitSpellings: fc.array(words, { maxLength: 2 }),
    // Two decimals at most: with three, "1.125" could be eleven hundred and twenty-five.
    key: fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.constantFrom(1, 10, 100)).map(([n, by]) => n / by || 0),
    tolerance: fc.constantFrom(0, 0.1, 2),
    explanation: words,
    mistakes: fc.array(fc.record({ value: fc.integer(), explanation: words, misconception }), { maxLength: 2 }),
  }),
  'short-answer': fc.record({
    ...every,
    kind: fc.constant('short-answer'),
    key: fc.array(words, { minLength: 1, maxLength: 3 }),
    explanation: words,
    mistakes: fc.array(fc.record({ text: words, explanation: words, misconception }), { maxLength: 2 }),
  }),
  cloze: slugs(1, 4)
    .chain((ids) => fc.tuple(...ids.map((id) => slugs(2).map((choices) => ({ id, choices })))))
    .chain((blanks) =>
      fc.record({
        ...every,
        kind: fc.constant('cloze'),
        text: fc.tuple(words, ...blanks.map(({ id }) => words.map((text) => `[[${id}]]${text}`))).map((parts) => parts.join('')),
        blanks: fc.tuple(
          ...blanks.map(({ id, choices }) =>
            fc.record({
              id: fc.constant(id),
              choices: fc.tuple(
                ...choices.map((each) => fc.record({ id: fc.constant(each), text: words, explanation: words, misconception })),
              ),
            }),
          ),
        ),
        key: pairsOf(
          blanks.map(({ id }) => id),
          (id) => fc.constantFrom(...(blanks.find((each) => each.id === id)?.choices ?? [])),
        ),
      }),
    ),
}

/** Any valid question of a kind. */
export function anyQuestionOf<K extends Kind>(kind: K): fc.Arbitrary<QuestionOf<K>> {
  return arbitraries[kind]
}

/** Any valid question. */
export const anyQuestion: fc.Arbitrary<Question> = fc.oneof(...kinds.map((kind) => anyQuestionOf(kind)))

/** Any answer that a learner could give to a question, in the author's ids, blanks and half answers among them. */
export function anyAnswerTo(question: Question): fc.Arbitrary<Answer> {
  const blank = fc.constant(null)
  switch (question.kind) {
    case 'single-choice':
      return fc.oneof(blank, fc.constantFrom(...question.choices.map(({ id }) => id)))
    case 'multiple-response':
      return fc.shuffledSubarray(question.choices.map(({ id }) => id)).map((ids) => (ids.length === 0 ? null : ids))
    case 'true-false':
      return fc.constantFrom(null, 'true', 'false')
    case 'ordering':
      return fc.oneof(blank, shuffled(question.items.map(({ id }) => id)))
    case 'numeric':
    case 'short-answer':
      return fc.oneof(blank, anyTyped(question))
    case 'matching':
      return pairsOf(
        question.stems.map(({ id }) => id),
        () => fc.constantFrom(...question.targets.map(({ id }) => id)),
        true,
      ).map(nullIfEmpty)
    case 'cloze':
      return pairsOf(
        question.blanks.map(({ id }) => id),
        (id) => fc.constantFrom(...(question.blanks.find((each) => each.id === id)?.choices.map((each) => each.id) ?? [])),
        true,
      ).map(nullIfEmpty)
  }
}

/** Any JSON value, often one that looks like an answer: made of these ids, of names that objects inherit, and of rubbish. */
export function anyJsonMadeOf(ids: readonly string[]): fc.Arbitrary<unknown> {
  const id = fc.constantFrom(...ids, ...inheritedNames, '', ' ', 'nobody')
  const list = fc.array(id, { maxLength: 8 })
  const pairs = fc.array(fc.tuple(id, fc.oneof({ weight: 5, arbitrary: id }, { weight: 1, arbitrary: fc.jsonValue() })), {
    maxLength: 6,
  })
  // By way of JSON, so that "__proto__" is a key like any other.
  const object = pairs.map((each) => JSON.parse(`{${each.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join()}}`))
  return fc.oneof(id, list, fc.shuffledSubarray([...ids]), object, fc.jsonValue())
}

function anyTyped({ key }: QuestionOf<'numeric'> | QuestionOf<'short-answer'>): fc.Arbitrary<string> {
  const typed = fc.oneof(fc.string({ maxLength: 60 }), fc.double().map(String), fc.constantFrom(...[key].flat().map(String)))
  return typed.filter((text) => text.trim() !== '' && text.length <= 200)
}

function shuffled<T>(list: T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray(list, { minLength: list.length })
}

function pairsOf(
  ids: string[],
  targetOf: (id: string) => fc.Arbitrary<string>,
  isPartial = false,
): fc.Arbitrary<Record<string, string>> {
  const pairs = ids.map((id) => fc.tuple(fc.constant(id), isPartial ? fc.option(targetOf(id)) : targetOf(id)))
  return fc.tuple(...pairs).map((all) => Object.fromEntries(all.filter((pair): pair is [string, string] => pair[1] !== null)))
}

function nullIfEmpty(pairs: Record<string, string>): Record<string, string> | null {
  return Object.keys(pairs).length === 0 ? null : pairs
}

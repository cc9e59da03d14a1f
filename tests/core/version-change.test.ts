import { describe, expect, test } from 'vitest'
import { mark, type Question, question, rightAnswer } from '@/core/question'
import { compareVersions } from '@/core/version-change'
import { aChoice, aQuestion, kinds } from '@/tests/support/builders'

type Change = [what: string, before: Question, after: Question, kind: string, vanished?: string[]]

const single = aQuestion('single-choice')
const several = aQuestion('multiple-response')
const statement = aQuestion('true-false')
const matching = aQuestion('matching')
const ordering = aQuestion('ordering')
const numeric = aQuestion('numeric')
const typed = aQuestion('short-answer')
const cloze = aQuestion('cloze')
const [first, ...others] = single.choices
if (!first) throw new Error('The question has no choice.')

const changes: Change[] = [
  ['another stem', single, { ...single, stem: 'What is so, then?' }, 'wording'],
  [
    'another explanation of a choice',
    single,
    { ...single, choices: [{ ...first, explanation: 'Otherwise.' }, ...others] },
    'wording',
  ],
  ['another passage that teaches it', single, { ...single, passage: 'another' }, 'wording'],
  ['another key of single-choice', single, { ...single, key: 'b' }, 'key'],
  ['more points', single, { ...single, points: 2 }, 'key'],
  ['a safety flag', single, { ...single, safety: 'harm' }, 'key'],
  ['another safety point of a question on safety', { ...single, safety: 'one' }, { ...single, safety: 'two' }, 'none'],
  ['choices in another order', single, { ...single, choices: single.choices.toReversed() }, 'none'],
  ['what only the content check reads', single, { ...single, mostCautious: 'a', asks: 'application', objective: 'o2' }, 'none'],
  ['a choice less', single, { ...single, choices: single.choices.slice(0, 3) }, 'options', ['d']],
  ['a choice more', single, { ...single, choices: [...single.choices, aChoice('e')] }, 'options'],
  ['a right choice more of multiple-response', several, { ...several, key: ['a', 'b', 'c'] }, 'key'],
  ['the same key in another order of multiple-response', several, { ...several, key: ['b', 'a'] }, 'none'],
  [
    'another choice of multiple-response',
    several,
    { ...several, choices: [...several.choices.slice(0, 3), aChoice('e')] },
    'options',
    ['d'],
  ],
  ['another key of true-false', statement, { ...statement, key: false }, 'key'],
  [
    'another explanation of true-false',
    statement,
    { ...statement, explanations: { true: 'New.', false: 'Why it is not otherwise.' } },
    'wording',
  ],
  ['another target for a stem', matching, { ...matching, key: { ...matching.key, a: 'y' } }, 'key'],
  [
    'a stem less',
    matching,
    { ...matching, stems: matching.stems.slice(1), key: { b: 'x', c: 'y', d: 'z' } },
    'options',
    ['stem/a'],
  ],
  [
    'another text of a target',
    matching,
    { ...matching, targets: [{ id: 'x', text: 'Other' }, ...matching.targets.slice(1)] },
    'wording',
  ],
  ['another right order', ordering, { ...ordering, key: ['b', 'a', 'c', 'd', 'e'] }, 'key'],
  [
    'items listed in another order, with the same right order',
    ordering,
    { ...ordering, items: ordering.items.toReversed() },
    'none',
  ],
  ['another right number', numeric, { ...numeric, key: 60 }, 'key'],
  ['a tolerance', numeric, { ...numeric, tolerance: 5 }, 'key'],
  ['one more spelling of the unit', numeric, { ...numeric, unitSpellings: ['milligrams', 'mgs'] }, 'key'],
  ['another explanation of a number', numeric, { ...numeric, explanation: 'New.' }, 'wording'],
  ['one more accepted answer', typed, { ...typed, key: [...typed.key, 'naltrexone'] }, 'key'],
  [
    'an accepted answer in capitals, which are compared alike',
    typed,
    { ...typed, key: ['low-dose naltrexone', 'ldn'] },
    'wording',
  ],
  ['one more foreseen mistake', typed, { ...typed, mistakes: [{ text: 'opium', explanation: 'No.' }] }, 'wording'],
  ['another choice for a blank', cloze, { ...cloze, key: { ...cloze.key, a: 'y' } }, 'key'],
  [
    'a choice of a blank less',
    cloze,
    { ...cloze, blanks: cloze.blanks.map((each) => (each.id === 'a' ? { ...each, choices: each.choices.slice(0, 2) } : each)) },
    'options',
    ['choice/a/z'],
  ],
  ['another kind with the same choices', single, { ...several, id: single.id }, 'options', ['a', 'b', 'c', 'd']],
]

test.each(changes)('%s is told for what it is', (_, before, after, kind, vanished = []) => {
  const compared = compareVersions(before, after)
  expect(compared.kind).toBe(kind)
  expect(compared.vanished.map(({ path }) => path)).toEqual(vanished)
  // The reverse is a change as well.
  expect(compareVersions(after, before).kind).toBe(kind)
})

describe.each(kinds)('%s', (kind) => {
  const made: Question = aQuestion(kind)

  test('does not differ from itself, nor from what was stored before a field had its default', () => {
    const { asks: _, points: __, claims: ___, ...early } = JSON.parse(JSON.stringify(made))
    const parsed = question.parse({ ...early, claims: made.claims })
    expect(compareVersions(made, made)).toEqual({ kind: 'none', isOtherKind: false, vanished: [], differences: [] })
    expect(compareVersions(parsed, made).kind).toBe('none')
  })

  test('says what is different, before and after', () => {
    const { differences } = compareVersions(made, { ...made, stem: 'Otherwise?' })
    expect(differences).toEqual([{ path: ['stem'], before: 'What is so?', after: 'Otherwise?' }])
  })

  test('is no change of the key if every answer earns the same', () => {
    expect(mark({ ...made, stem: 'Otherwise?' }, rightAnswer(made))).toBe(1)
  })
})

test('a difference within a choice is named by the id of the choice', () => {
  const after = { ...single, choices: [{ ...first, text: 'Other words' }, ...others] }
  expect(compareVersions(single, after).differences).toEqual([
    { path: ['choices', 'a', 'text'], before: 'Choice a', after: 'Other words' },
  ])
})

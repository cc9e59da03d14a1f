import { describe, expect, test } from 'vitest'
import { type BadExample, type Change, expectFound, look } from '@/tests/support/course-folder'

const lesson = 'tides/lesson.mdx'
const quiz = 'tides/quiz.yaml'
const forbidden: Change = [
  'forbidden.yaml',
  null,
  "- { pattern: '\\bcaused by the wind\\b', unless: '\\bnot\\b', message: The wind makes no tides., mend: Name the Moon. }\n",
]
const sentence = 'Tides are caused by the wind.'
const opening = 'Stand on a beach and wait.'

const stated: BadExample[] = [
  [
    'in a lesson',
    [forbidden, [lesson, opening, `Wait. ${sentence}`]],
    `${lesson}:11`,
    /no tides\. \(“Tides are caused by the wind\.”\)/,
  ],
  ['in a summary', [forbidden, [lesson, 'Gravity, twice a day.', sentence]], `${lesson}:1`, /The wind makes no tides/],
  ['in an explanation', [forbidden, [quiz, 'Far too little to matter.', sentence]], `${quiz}:39`, /The wind makes no tides/],
  ['as a right choice', [forbidden, [quiz, 'text: The Moon', 'text: A tide caused by the wind']], `${quiz}:36`, /no tides/],
  [
    'in the filled-in text of a cloze',
    [forbidden, [quiz, 'The [[body]] pulls', 'Caused by the wind, [[body]] pulls']],
    `${quiz}:91`,
    /no tides/,
  ],
  ['in a claim', [forbidden, ['claims.yaml', 'So does the Sun', sentence]], 'claims.yaml:1', /The wind makes no tides/],
  ['in the glossary', [forbidden, ['glossary.yaml', 'The rise', `${sentence} The rise`]], 'glossary.yaml:1', /no tides/],
  [
    'in the correction of a misconception',
    [forbidden, ['misconceptions.yaml', 'Wind makes waves.', sentence]],
    'misconceptions.yaml:1',
    /no/,
  ],
]

describe('a forbidden sentence is an error', () => {
  test.each(stated)('%s', (...example) => expectFound('errors', example))
})

test.each<[string, Change]>([
  ['as a wrong choice', [quiz, 'text: Mars', 'text: A tide caused by the wind']],
  ['as a false statement', ['tides/practice.yaml', /stem: .*/, `stem: ${sentence}`]],
  ['as a matching stem with a misconception', [quiz, 'text: Waves', 'text: A tide caused by the wind']],
  ['as the text of a misconception', ['misconceptions.yaml', 'Wind makes the tides.', sentence]],
  ['in <OftenSaid>', [lesson, opening, `<OftenSaid>\n\n${sentence}\n\n</OftenSaid>\n\n<Measured>\n\nNo.\n\n</Measured>`]],
  ['as the telling of a claim', ['claims.yaml', 'verdict: match', `verdict: contradicted, telling: ${sentence}`]],
  ['as a quotation', [quiz, 'stem: What makes what?', `stem: Ann says, “${sentence}” What makes what?`]],
  ['with words that match `unless`', [lesson, opening, 'Tides are not caused by the wind.']],
])('a forbidden sentence is allowed %s', (_, change) => {
  expect(look(forbidden, change).errors).toEqual([])
})

const tried = (more: string, unless = '\\bnot\\b'): Change => [
  'forbidden.yaml',
  null,
  `- { pattern: 'caused by the wind', unless: '${unless}', message: No wind., mend: Name the Moon., ${more} }\n- { pattern: '\\bmagic\\b', message: No magic., mend: So. }\n`,
]

const badExamples: BadExample[] = [
  [
    'a sentence of `refused` that the pattern does not match',
    [tried('refused: [Tides are caused by the wind., The wind makes tides.]')],
    'forbidden.yaml:1',
    /^“The wind makes tides\.” should be forbidden, but this entry does not/,
  ],
  [
    'a sentence of `refused` that is an exception',
    [tried('refused: [They are caused by the wind and not by us.]')],
    'forbidden.yaml:1',
    /and not by us\.” should be forbidden/,
  ],
  [
    'a sentence of `allowed` that the pattern matches',
    [tried('allowed: [They are caused by the wind alone.]')],
    'forbidden.yaml:1',
    /wind alone\.” should be allowed, but an entry forbids it: No wind\./,
  ],
  [
    'a sentence of `allowed` that another entry forbids',
    [tried('allowed: [The tide is magic.]')],
    'forbidden.yaml:1',
    /forbids it: No magic\./,
  ],
]

describe('in forbidden.yaml it is an error to have', () => {
  test.each(badExamples)('%s', (...example) => expectFound('errors', example))
})

test('an entry of forbidden.yaml may have sentences to forbid and to allow, if it does what they say', () => {
  const more = 'refused: [Tides are caused by the wind.], allowed: [Tides are not caused by the wind., The Moon pulls.]'
  expect(look(tried(more)).errors).toEqual([])
})

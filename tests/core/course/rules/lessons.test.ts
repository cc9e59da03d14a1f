import { syllable } from 'syllable'
import { describe, expect, test } from 'vitest'
import { measure } from '@/core/course/rules/readability'
import { aCourse, type BadExample, type Change, expectFound, look } from '@/tests/support/course-folder'

const lesson = 'tides/lesson.mdx'
const opening = 'Stand on a beach and wait.'
const opens = (words: string): Change => [lesson, opening, words]
const about = (words: string): Change => ['about.mdx', 'It is for tests.', words]
const hard =
  'Notwithstanding considerable international meteorological disagreement oceanographic investigations unquestionably corroborate extraordinarily complicated gravitational interdependencies.'
const row = '{ label: High, atLeast: 6, upTo: 7, detail: so, claims: [T1] }'
const figure = (text: string): Change => [
  'tides/figures.yaml',
  null,
  `- { id: six, kind: intervals, title: Tides, caption: How often., text: ${text}, unit: hours, rows: [${row}] }\n`,
]
const shown: Change = [lesson, '<Recap>', '<Figure id="six" />\n\n<Recap>']
const noRecap: Change = [lesson, /<Recap>[\s\S]*/, '']
const earlyRecap: Change = [lesson, '<Passage id="twice', '<Recap>\n\n- It pulls.\n\n</Recap>\n\n<Passage id="twice']

const unreadable: BadExample[] = [
  [
    'a passage',
    [[lesson, 'and a <Term', `${hard} And a <Term`]],
    `${lesson}:13`,
    /"the-pull" reads at US grade [\d.]+; at most 10 is wanted/,
  ],
  ['a lesson that is too hard', [opens(hard)], `${lesson}:1`, /The lesson reads at US grade [12]\d\.\d; 7 to 9 is wanted/],
  [
    'a lesson that is harder than its course wants',
    [opens(hard), ['course.yaml', 'language', 'readingGrades: [0, 3]\nlanguage']],
    `${lesson}:1`,
    /; 0 to 3 is wanted/,
  ],
]

describe('what is hard to read is a warning:', () => {
  test.each(unreadable)('%s', (...example) => expectFound('warnings', example))
})

test('explanations that are hard to read are a warning, and an error in a strict course', () => {
  const change: Change = ['tides/quiz.yaml', 'Far too little to matter.', `${hard} `.repeat(9)]
  const said = /What the quiz explains reads at US grade/
  expectFound('warnings', ['what a quiz explains', [change], 'tides/quiz.yaml:1', said])
  const { errors } = look(change, ['course.yaml', 'modules:', 'strict: true\nmodules:'])
  expect(errors.filter(({ message }) => said.test(message))).toHaveLength(1)
})

describe('a lesson that is chopped into bits', () => {
  const grades = (...changes: Change[]) => look(...changes).warnings.filter(({ message }) => message.includes('US grade'))

  test('is a warning', () => {
    const [found] = grades(opens('The sea is big. It is wet. It is deep. It is cold.'))
    expect(found?.message).toMatch(/The lesson reads at US grade -?[0-3]\.\d; 7 to 9 is wanted/)
    expect(found?.fix).toBe('Join short sentences where one explains the other.')
  })

  test('is none in a course that wants it so', () => {
    expect(grades(['course.yaml', 'language', 'readingGrades: [-3, 4]\nlanguage'])).toEqual([])
  })
})

const misshapen: BadExample[] = [
  [
    'a figure whose text repeats its caption',
    [figure('How often.'), shown],
    'tides/figures.yaml:1',
    /no more than its title or caption/,
  ],
  ['a figure that is never shown', [figure('Six hours.')], 'tides/figures.yaml:1', /figure "six" is never shown/],
  [
    'a practice question that is never shown',
    [[lesson, '<Practice id="tides-practice" />', '']],
    'tides/practice.yaml:1',
    /is never shown/,
  ],
  [
    'a heading that skips a level',
    [[lesson, 'On most', '#### Where\n\nOn most']],
    `${lesson}:21`,
    /level 4, but only level 3 is/,
  ],
  [
    'a heading out of order on a page',
    [about('## Why\n\n#### How\n\nSo.')],
    'about.mdx:8',
    /level 4, but only levels 2 to 3 are/,
  ],
  ['a heading outside a passage', [opens('### Stand\n\nWait.')], `${lesson}:11`, /outside of a passage/],
  ['a lesson without an opening', [opens('')], `${lesson}:10`, /no opening/],
  ['a lesson without a recap', [noRecap], `${lesson}:10`, /0 recaps/],
  ['a recap before a passage', [noRecap, earlyRecap], `${lesson}:19`, /The recap comes before a passage/],
  [
    'an <OftenSaid> without a <Measured> after it',
    [opens('<OftenSaid>\n\nWind.\n\n</OftenSaid>')],
    `${lesson}:11`,
    /No <Measured> follows/,
  ],
  [
    'a <Measured> without an <OftenSaid> before it',
    [opens('So.\n\n<Measured>\n\nA.\n\n</Measured>')],
    `${lesson}:13`,
    /No <OftenSaid> comes before/,
  ],
  ['a claim inside a claim', [['home.mdx', 'Moon', '<Claim id="T1">Moon</Claim>']], 'home.mdx:6', /inside another/],
  [
    'a recap on a page that is not a lesson',
    [about('<Recap>\n\nSo.\n\n</Recap>')],
    'about.mdx:6',
    /<Recap> is on a page that is not a lesson/,
  ],
]

describe('a fault in the structure of a lesson is an error:', () => {
  test.each(misshapen)('%s', (...example) => expectFound('errors', example))
})

const broken: BadExample[] = [
  ['to an address that is not https', [opens('See [the coast](http://example.org/x).')], `${lesson}:11`, /is not https/],
  ['to an unknown module', [opens('See [the waves](/modules/waves).')], `${lesson}:11`, /\/modules\/waves leads nowhere/],
  ['to an unknown passage of a module', [about('See [the ebb](/modules/tides#ebb).')], 'about.mdx:6', /leads nowhere/],
  ['to an unknown passage of the same lesson', [opens('See [the ebb](#ebb).')], `${lesson}:11`, /#ebb leads nowhere/],
  ['to a passage on a page without passages', [about('See [the pull](#the-pull).')], 'about.mdx:6', /leads nowhere/],
  ['without an address', [opens('See [the ebb]().')], `${lesson}:11`, /\(empty\) leads nowhere/],
  ['whose words do not say where it leads', [opens('Look [here](/glossary).')], `${lesson}:11`, /"here", do not say/],
]

describe('a link is an error', () => {
  test.each(broken)('%s', (...example) => expectFound('errors', example))
})

test('links to pages, modules, passages and other sites are allowed', () => {
  const links =
    '[pull](#the-pull) [tides](/modules/tides) [two](/modules/tides#twice-a-day) [terms](/glossary) [book](https://example.org)'
  expect(look(opens(links)).errors).toEqual([])
})

describe('the reading grade', () => {
  const read = (text: string, names: string[] = []) => {
    const { course, terms } = aCourse()
    return measure({ course: { ...course, names }, terms }, [text], syllable)
  }

  test('follows the Flesch-Kincaid formula', () => {
    // 11 words, 2 sentences, 14 syllables.
    const { grade } = read('The cat sat on the mat. The yellow banana was ripe.')
    expect(grade).toBeCloseTo(0.39 * (11 / 2) + 11.8 * (14 / 11) - 15.59, 10)
  })

  test('counts names and terms among the words of a sentence, in any number and case, and not their syllables', () => {
    // 6 words, 2 sentences; "helps", "people", "come" and "in" have 5 syllables.
    const { words, grade } = read('Naltrexone helps people. Tides come in.', ['naltrexone'])
    expect(words).toBe(6)
    expect(grade).toBeCloseTo(0.39 * (6 / 2) + 11.8 * (5 / 4) - 15.59, 10)
  })

  test('of no words is 0', () => expect(read('')).toEqual({ words: 0, grade: 0 }))
})

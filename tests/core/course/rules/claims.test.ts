import { describe, expect, test } from 'vitest'
import { type BadExample, type Change, expectFound, look } from '@/tests/support/course-folder'

const lesson = 'tides/lesson.mdx'
const quiz = 'tides/quiz.yaml'
const claims = 'claims.yaml'
const references = 'references.yaml'

const moonOnly: Change = [claims, 'may be graded', "only with its qualifier, qualifier: 'moon'"]
const another = '- { id: T3, text: A., note: B., evidence: established, verdict: match, grading: never }\n- { id: T2'
const newPassage =
  '<Passage id="waves" title="Waves" claims="T1">\n\n<Claim id="T1">The Moon pulls.</Claim>\n\n</Passage>\n\n<Recap>'
const newObjective = 'claims: [T2] }\n  - { id: tides.3, level: Apply, text: Swim, testable: true, claims: [T1] }'

test('a course that follows every rule has no errors', () => expect(look().errors).toEqual([]))

const uncovered: BadExample[] = [
  ['a claim that no passage teaches', [[claims, '- { id: T2', another]], `${claims}:2`, /No passage teaches claim T3/],
  [
    'a claim that is taught but has `notTaught`',
    [[claims, '] }', '], notTaught: Hard. }']],
    `${claims}:1`,
    /says that it is not taught/,
  ],
  [
    'a passage that does not state a claim that it lists',
    [[lesson, / id="T2">/, ' id="T1">']],
    `${lesson}:19`,
    /lists claim T2 and does not/,
  ],
  [
    'a passage that states a claim that it does not list',
    [[lesson, 'claims="T2"', 'claims="T1"']],
    `${lesson}:21`,
    /states claim T2 and does not/,
  ],
  [
    'a passage that no question tests',
    [[lesson, '<Recap>', newPassage]],
    `${lesson}:27`,
    /No question tests the passage "waves"/,
  ],
  [
    'an objective that no question tests',
    [[lesson, 'claims: [T2] }', newObjective]],
    `${lesson}:9`,
    /tests the objective "tides.3"/,
  ],
  [
    'a question about a claim that its passage does not teach',
    [[quiz, '[T2]', '[T2, T1]']],
    `${quiz}:8`,
    /T1, which its passage "twice-a-day" does not teach/,
  ],
  [
    'a question on an objective that is not testable',
    [[lesson, /true(?=, claims: \[T2)/, 'false']],
    `${quiz}:7`,
    /is not testable/,
  ],
]

describe('a gap between claims, passages and questions is an error:', () => {
  test.each(uncovered)('%s', (...example) => expectFound('errors', example))
})

const ungradable: BadExample[] = [
  [
    'in a graded question although it is never graded',
    [[claims, 'may be graded', 'never']],
    `${quiz}:32`,
    /grades claim T1, which is never graded/,
  ],
  [
    'in a graded question although it has no citable source',
    [[claims, '[S1]', '[]']],
    `${claims}:1`,
    /T1 is graded, but none of its references is citable/,
  ],
  [
    'in a question without its qualifier',
    [moonOnly, [quiz, 'What makes', 'Which made']],
    `${quiz}:46`,
    /T1 and lacks its qualifier/,
  ],
  ['in a lesson without its qualifier', [moonOnly, [lesson, 'The Moon', 'It']], `${lesson}:15`, /T1 is stated without its/],
  [
    'that needs a qualifier but has none',
    [[claims, 'may be graded', 'only with its qualifier']],
    `${claims}:1`,
    /has no qualifier/,
  ],
  [
    'whose qualifier is not a regular expression',
    [[claims, 'may be graded', "only with its qualifier, qualifier: '('"]],
    `${claims}:1`,
    /not a regular expression/,
  ],
]

describe('it is an error to use a claim', () => {
  test.each(ungradable)('%s', (...example) => expectFound('errors', example))
})

const weak: BadExample[] = [
  [
    'without an identifier and a url',
    [[references, / url: "[^"]+",/, '']],
    `${references}:1`,
    /S1 is shown to learners, but has no id/,
  ],
  [
    'with a link and a `noLink`',
    [[references, 'url:', 'noLink: Lost., url:']],
    `${references}:1`,
    /S1 has a link, but `noLink` says/,
  ],
  [
    'that was checked too long before the review',
    [[references, '2026-10-01', '2025-10-31']],
    `${references}:1`,
    /S1 was checked 366 days/,
  ],
  [
    'that was never checked',
    [[references, ', checkedOn: 2026-10-01', '']],
    `${references}:1`,
    /S1 does not say when it was checked/,
  ],
]

describe('it is an error to have a source', () => {
  test.each(weak)('%s', (...example) => expectFound('errors', example))
})

const fourth = '- { id: S4, citation: B, citable: true, identifier: PMID 1, checkedOn: 2026-10-01 }\n- { id: S2'

test('it is an error to show a source that no claim or figure names', () =>
  expectFound('errors', [
    '',
    [[references, '- { id: S2', fourth]],
    `${references}:2`,
    /S4 is shown to learners, but no claim or figure names it/,
  ]))

test.each<[string, Change[]]>([
  ['a source that is not shown to learners', [[references, '- { id: S2', fourth.replace('true', 'false')]]],
  ['a source that only a figure names', [[claims, 'references: [S2]', 'references: []']]],
])('%s is allowed', (_, changes) => expect(look(...changes).errors).toEqual([]))

test('a source without a link is allowed if it says why', () => {
  expect(look([references, /url: "[^"]+"/, 'noLink: The book is out of print.']).errors).toEqual([])
})

test('a claim that is not taught is allowed if it says why', () => {
  expect(look([claims, '- { id: T2', another.replace('never }', 'never, notTaught: It is for later. }')]).errors).toEqual([])
})

describe('a verdict that finds fault with a common telling', () => {
  const contradicted: Change = [claims, 'verdict: match', 'verdict: contradicted']
  const unsupported: Change = [claims, 'verdict: match', 'verdict: unsupported']
  const quoted = (tag: string): Change => [
    lesson,
    'Stand on a beach',
    `${tag}\n\nThe wind does it.\n\n</OftenSaid>\n\n<Measured>\n\nNo.\n\n</Measured>\n\nStand on a beach`,
  ]
  const unread: BadExample[] = [
    [
      'if a contradicted telling is not shown',
      [contradicted],
      `${claims}:1`,
      /telling of claim T1 is contradicted, but the course does not/,
    ],
    [
      'if an unsupported telling is not shown',
      [unsupported],
      `${claims}:1`,
      /telling of claim T1 is unsupported, but the course does not/,
    ],
    [
      'if a lesson quotes a telling without naming a claim',
      [contradicted, quoted('<OftenSaid>')],
      `${claims}:1`,
      /does not show it/,
    ],
    [
      'if a lesson quotes the telling of another claim',
      [contradicted, quoted('<OftenSaid claim="T2">')],
      `${claims}:1`,
      /does not show it/,
    ],
  ]

  test.each(unread)('is an error %s', (...example) => expectFound('errors', example))

  test.each<[string, Change[]]>([
    ['the claim has a `telling`', [[claims, 'verdict: match', 'verdict: contradicted, telling: The wind does it.']]],
    ['a lesson quotes the telling of the claim', [contradicted, quoted('<OftenSaid claim="T1">')]],
    ['the telling is only oversimplified', [[claims, 'verdict: match', 'verdict: oversimplified']]],
  ])('is not an error if %s', (_, changes) => expect(look(...changes).errors).toEqual([]))
})

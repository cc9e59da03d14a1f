import { describe, expect, test } from 'vitest'
import { recordIds } from '@/core/course/rules/recorded-ids'
import { aCourse, type BadExample, type Change, expectFound, look } from '@/tests/support/course-folder'

const lesson = 'tides/lesson.mdx'
const quiz = 'tides/quiz.yaml'
const figures = (...claims: string[]): Change[] => {
  const row = (claim: string) => `{ label: High, atLeast: 6, upTo: 7, detail: so, claims: [${claim}] }`
  const list = claims.map(
    (claim) =>
      `- { id: a-figure, kind: intervals, title: T, caption: C., text: Six hours., unit: hours, rows: [${row(claim)}] }\n`,
  )
  return [
    ['tides/figures.yaml', null, list.join('')],
    [lesson, '<Recap>', '<Figure id="a-figure" />\n\n<Recap>'],
  ]
}
const recorded = (retired: string): Change => [
  'ids.yaml',
  null,
  `modules: [tides, shore]\npassages: [tides/the-pull, tides/twice-a-day]\nquestions: [how-many]\nretired: [${retired}]\n`,
]

const said = (claim: string): Change => [
  lesson,
  'Stand on a beach',
  `<OftenSaid claim="${claim}">\n\nA.\n\n</OftenSaid>\n\n<Measured>\n\nB.\n\n</Measured>\n\nStand on a beach`,
]

const unknown: BadExample[] = [
  ['of a claim in <OftenSaid>', [said('T9')], `${lesson}:11`, /no claim "T9"/],
  ['of a claim, left empty in <OftenSaid>', [said('')], `${lesson}:11`, /no claim ""/],
  ['of a claim in a question', [[quiz, 'claims: [T1]', 'claims: [T9]']], `${quiz}:32`, /no claim "T9"/],
  ['of a claim on the course home', [['home.mdx', 'id="T1"', 'id="T9"']], 'home.mdx:6', /no claim "T9"/],
  [
    'of a claim in a passage',
    [[lesson, 'claims="T1"', 'claims="T1 T9"']],
    `${lesson}:13`,
    /"T9", which passage "the-pull" names/,
  ],
  ['of a claim in an objective', [[lesson, 'claims: [T1] }', 'claims: [T9] }']], `${lesson}:7`, /"T9", which objective/],
  ['of a claim in a figure', figures('T9'), 'tides/figures.yaml:1', /"T9", which figure "a-figure" names/],
  [
    'of a claim in a misconception',
    [['misconceptions.yaml', '[T1]', '[T9]']],
    'misconceptions.yaml:1',
    /"T9", which misconception/,
  ],
  ['of a passage', [[quiz, 'passage: the-pull', 'passage: the-push']], `${quiz}:33`, /no passage "the-push"/],
  ['of an objective', [[quiz, 'objective: tides.1', 'objective: tides.9']], `${quiz}:31`, /no objective "tides.9"/],
  ['of a reference', [['claims.yaml', '[S1]', '[S9]']], 'claims.yaml:1', /no reference "S9"/],
  [
    'of a strength of evidence',
    [['claims.yaml', 'evidence: established', 'evidence: rumour']],
    'claims.yaml:1',
    /Claim "T1": the evidence cannot be "rumour"/,
  ],
  ['of a misconception', [[quiz, 'misconception: X1', 'misconception: X9']], `${quiz}:15`, /no misconception "X9"/],
]

describe('an id that names nothing is an error:', () => {
  test.each(unknown)('%s', (...example) => expectFound('errors', example))
})

const repeated: BadExample[] = [
  ['question', [[quiz, 'id: fill-in', 'id: name-it']], `${quiz}:85`, /question id "name-it" occurs twice/],
  ['claim', [['claims.yaml', 'id: T2', 'id: T1']], 'claims.yaml:2', /"T1" occurs twice/],
  ['objective', [[lesson, '{ id: tides.2', '{ id: tides.1']], `${lesson}:8`, /objective id "tides.1" occurs twice/],
  ['passage', [[lesson, 'id="twice-a-day"', 'id="the-pull"']], `${lesson}:19`, /passage id "the-pull" occurs twice/],
  ['module', [['course.yaml', '[tides, shore]', '[tides, tides]']], 'course.yaml:7', /module id "tides" occurs twice/],
  ['figure', figures('T1', 'T1'), 'tides/figures.yaml:2', /figure id "a-figure" occurs twice/],
]

describe('an id that occurs twice is an error:', () => {
  test.each(repeated)('%s id', (...example) => expectFound('errors', example))
})

const changed: BadExample[] = [
  [
    'a recorded id that no longer exists',
    [recorded(''), [quiz, 'id: how-many', 'id: how-often']],
    'ids.yaml:3',
    /"how-many" is recorded in `questions`/,
  ],
  ['a retired id that is used again', [recorded('pull-true')], 'ids.yaml:4', /"pull-true" is retired, but is used again/],
  ['ids that are not recorded yet', [recorded('')], 'ids.yaml:1', /^32 ids are not recorded yet: shore\/six-hours/],
]

const formerly = (line: string): Change => ['course.yaml', 'modules:', `formerly: ${line}\nmodules:`]
const misnamed: BadExample[] = [
  ['of a module that is not there', [formerly('{ moon: [dough] }')], 'course.yaml:7', /names the module "moon", which is not in/],
  ['that a module has now', [formerly('{ tides: [shore] }')], 'course.yaml:7', /"shore" is in `formerly`, but a module has/],
  ['of two modules', [formerly('{ tides: [moon], shore: [moon] }')], 'course.yaml:7', /"moon" is in `formerly` twice/],
  ['that is retired', [formerly('{ tides: [moon] }'), recorded('moon')], 'course.yaml:7', /"moon" .* says that it is retired/],
]

describe('a former name of a module is an error if it is one', () => {
  test.each(misnamed)('%s', (...example) => expectFound('errors', example))
})

test('what is recorded under the former name of a module is still there, and becomes unknown if that name is forgotten', () => {
  const ids: Change = ['ids.yaml', null, 'modules: [moon]\npassages: [moon/the-pull, tides/twice-a-day]\n']
  const found = (...changes: Change[]) => look(...changes).errors.filter(({ message }) => message.includes('no longer exists'))
  expect(found(formerly('{ tides: [moon] }'), ids)).toEqual([])
  const lost = found(ids)
  expect(lost.map(({ message }) => message)).toEqual([
    '"moon" is recorded in `modules`, but no longer exists.',
    '"moon/the-pull" is recorded in `passages`, but no longer exists.',
  ])
  expect(lost.map(({ fix }) => fix.includes('formerly'))).toEqual([true, false])
})

describe('a difference from the recorded ids is an error:', () => {
  test.each(changed)('%s', (...example) => expectFound('errors', example))
})

test('recording the ids of a course adds the missing ones and removes none', () => {
  const before = { modules: [], passages: ['tides/old'], questions: [], retired: ['name-it'] }
  const after = recordIds({ ...aCourse(), recorded: before })
  expect(after.modules).toEqual(['tides', 'shore'])
  expect(after.passages).toEqual([
    'tides/old',
    'tides/the-pull',
    'tides/twice-a-day',
    'shore/six-hours',
    'shore/large-and-small',
    'shore/in-time',
    'shore/tables-and-boards',
  ])
  expect(after.questions).toHaveLength(28)
  expect(after.questions).not.toContain('name-it')
  expect(after.retired).toEqual(['name-it'])
})

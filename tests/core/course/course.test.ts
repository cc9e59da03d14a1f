import { describe, expect, test } from 'vitest'
import {
  type Claim,
  claim,
  course,
  doubtOf,
  doubts,
  evidence,
  lessonFacts,
  misconception,
  reference,
  type Strength,
  strengthOf,
  strengths,
  verdict,
} from '@/core/course/course'

describe('the strength of a claim, as a reader sees it', () => {
  const byEvidence: Record<Claim['evidence'], Strength> = {
    established: 'established',
    'label-supported': 'label',
    'preliminary human evidence': 'early-human',
    'case report': 'case-report',
    preclinical: 'laboratory',
    hypothesis: 'hypothesis',
    'consensus advice': 'advice',
  }
  const all = evidence.options.flatMap((kind) => verdict.options.map((given) => [kind, given, byEvidence[kind]] as const))

  test.each(all)('depends on its evidence (%s) and not on the verdict on the telling (%s)', (kind, given, strength) => {
    const claim = { evidence: kind, verdict: given }
    expect(strengthOf(claim)).toBe(strength)
  })

  test('is in the legend, and every strength in the legend can occur', () => {
    expect(new Set(all.map(([, , strength]) => strength))).toEqual(new Set(strengths))
    expect(new Set(strengths).size).toBe(strengths.length)
  })
})

describe('what is wrong with a common telling', () => {
  test.each([
    ['match', null],
    ['editorial', null],
    ['oversimplified', 'oversimplified'],
    ['contradicted', 'contradicted'],
    ['unsupported', 'unsupported'],
  ] as const)('with the verdict %s is %s', (given, doubt) => expect(doubtOf({ verdict: given })).toBe(doubt))

  test('is in the legend, and every entry of the legend can occur', () => {
    expect(new Set(verdict.options.flatMap((given) => doubtOf({ verdict: given }) ?? []))).toEqual(new Set(doubts))
  })
})

const aClaim = {
  id: 'C1',
  text: 'So it is.',
  note: 'In print.',
  evidence: 'established',
  verdict: 'match',
  grading: 'may be graded',
}
const aReference = { id: 'F1', citation: 'A study.', citable: true }
const anObjective = { id: 'm.1', level: 'Apply', text: 'Do it', testable: true, claims: ['C1'] }
const aLesson = { title: 'T', question: 'Q?', summary: 'S.', minutes: 10, objectives: [anObjective] }
const aCourse = {
  id: 'a-course',
  title: 'T',
  summary: 'S.',
  language: 'en',
  reviewedOn: '2027-01-31',
  notice: 'N.',
  modules: ['m-1'],
}

test('complete entries of the course files are accepted', () => {
  expect(claim.parse(aClaim).references).toEqual([])
  expect(claim.parse({ ...aClaim, telling: 'Or so they say.' }).telling).toBe('Or so they say.')
  expect(reference.parse({ ...aReference, url: 'https://doi.org/10.1/x', checkedOn: '2027-02-28' })).toMatchObject(aReference)
  expect(misconception.parse({ id: 'X1', text: 'T', feedback: 'F', refutedBy: ['C1'] }).id).toBe('X1')
  expect(misconception.parse({ id: 'X1', text: 'T', feedback: 'F' }).refutedBy).toEqual([])
  expect(lessonFacts.parse(aLesson)).toEqual(aLesson)
  expect(course.parse(aCourse).crisis).toEqual([])
  expect(course.parse({ ...aCourse, language: 'pt-BR' }).language).toBe('pt-BR')
})

describe('an invalid entry of the course files is refused:', () => {
  test.each([
    ['a claim with unknown evidence', claim, { ...aClaim, evidence: 'rumour' }],
    ['a claim with an unknown verdict', claim, { ...aClaim, verdict: 'true' }],
    ['a claim without a note', claim, { ...aClaim, note: '' }],
    ['a claim whose telling is empty', claim, { ...aClaim, telling: '' }],
    ['a claim with an unknown field', claim, { ...aClaim, strength: 'established' }],
    ['a reference whose url runs code', reference, { ...aReference, url: 'javascript:alert(1)' }],
    ['a reference whose url is data', reference, { ...aReference, url: 'data:text/html,x' }],
    ['a reference whose url is not an address', reference, { ...aReference, url: 'doi.org/10.1/x' }],
    ['a reference checked on a day that does not exist', reference, { ...aReference, checkedOn: '2027-02-29' }],
    ['a reference that does not say whether it is citable', reference, { id: 'F1', citation: 'A study.' }],
    ['a lesson without objectives', lessonFacts, { ...aLesson, objectives: [] }],
    ['a lesson of 0 minutes', lessonFacts, { ...aLesson, minutes: 0 }],
    ['an objective with an unknown level', lessonFacts, { ...aLesson, objectives: [{ ...anObjective, level: 'Know' }] }],
    ['a course without modules', course, { ...aCourse, modules: [] }],
    ['a course whose module is not a folder name', course, { ...aCourse, modules: ['../secrets'] }],
    ['a course whose language is not a language tag', course, { ...aCourse, language: 'English' }],
    ['a course whose review has no date', course, { ...aCourse, reviewedOn: 'lately' }],
  ])('%s', (_, schema, value) => expect(schema.safeParse(value).success).toBe(false))
})

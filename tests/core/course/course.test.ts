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
  const all = evidence.options.flatMap((rests) => verdict.options.map((holds) => [rests, holds, byEvidence[rests]] as const))

  test.each(all)('of %s evidence is that of its evidence, though the verdict on the telling is %s', (rests, holds, strength) => {
    const claim = { evidence: rests, verdict: holds }
    expect(strengthOf(claim)).toBe(strength)
  })

  test('has a place in the legend, and nothing stands there that no claim can have', () => {
    expect(new Set(all.map(([, , strength]) => strength))).toEqual(new Set(strengths))
    expect(new Set(strengths).size).toBe(strengths.length)
  })
})

describe('what is amiss with a common telling', () => {
  test.each([
    ['match', null],
    ['editorial', null],
    ['oversimplified', 'oversimplified'],
    ['contradicted', 'contradicted'],
    ['unsupported', 'unsupported'],
  ] as const)('with the verdict %s is: %s', (holds, doubt) => expect(doubtOf({ verdict: holds })).toBe(doubt))

  test('has a place in the legend, and nothing stands there that no telling can have', () => {
    expect(new Set(verdict.options.flatMap((holds) => doubtOf({ verdict: holds }) ?? []))).toEqual(new Set(doubts))
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

test('what is whole is taken', () => {
  expect(claim.parse(aClaim).references).toEqual([])
  expect(claim.parse({ ...aClaim, telling: 'Or so they say.' }).telling).toBe('Or so they say.')
  expect(reference.parse({ ...aReference, url: 'https://doi.org/10.1/x', checkedOn: '2027-02-28' })).toMatchObject(aReference)
  expect(misconception.parse({ id: 'X1', text: 'T', feedback: 'F', refutedBy: ['C1'] }).id).toBe('X1')
  expect(lessonFacts.parse(aLesson)).toEqual(aLesson)
  expect(course.parse(aCourse).crisis).toEqual([])
  expect(course.parse({ ...aCourse, language: 'pt-BR' }).language).toBe('pt-BR')
})

describe('what is refused', () => {
  test.each([
    ['a claim of unknown evidence', claim, { ...aClaim, evidence: 'rumour' }],
    ['a claim of unknown verdict', claim, { ...aClaim, verdict: 'true' }],
    ['a claim without a note', claim, { ...aClaim, note: '' }],
    ['a claim whose telling is empty', claim, { ...aClaim, telling: '' }],
    ['a claim with a field that nobody knows', claim, { ...aClaim, strength: 'established' }],
    ['a reference that runs code', reference, { ...aReference, url: 'javascript:alert(1)' }],
    ['a reference that is data', reference, { ...aReference, url: 'data:text/html,x' }],
    ['a reference to no address', reference, { ...aReference, url: 'doi.org/10.1/x' }],
    ['a reference checked on a day that was not', reference, { ...aReference, checkedOn: '2027-02-29' }],
    ['a reference that does not say whether it is citable', reference, { id: 'F1', citation: 'A study.' }],
    ['a misconception that nothing refutes', misconception, { id: 'X1', text: 'T', feedback: 'F', refutedBy: [] }],
    ['a lesson without objectives', lessonFacts, { ...aLesson, objectives: [] }],
    ['a lesson of no minutes', lessonFacts, { ...aLesson, minutes: 0 }],
    ['an objective of unknown level', lessonFacts, { ...aLesson, objectives: [{ ...anObjective, level: 'Know' }] }],
    ['a course without modules', course, { ...aCourse, modules: [] }],
    ['a course whose module is no folder name', course, { ...aCourse, modules: ['../secrets'] }],
    ['a course in an unnamed language', course, { ...aCourse, language: 'English' }],
    ['a course reviewed some time', course, { ...aCourse, reviewedOn: 'lately' }],
  ])('%s', (_, schema, value) => expect(schema.safeParse(value).success).toBe(false))
})

import { describe, expect, test } from 'vitest'
import { claim, course, doubtOf, lessonFacts, misconception, reference, verdict } from '@/core/course/course'
import { doubts, findStrength, listStrengths, strengthSymbols, usualStrengths } from '@/core/course/evidence'

describe('the strength of a claim, as a reader sees it', () => {
  const usual = listStrengths({})
  const own = [
    { id: 'tasted', symbol: 'half-disc' as const, short: 'Tasted', long: 'By us.' },
    { id: 'told', symbol: 'square' as const, short: 'Told', long: 'By bakers.' },
  ]

  test.each(usualStrengths)('in the usual scale $id is marked by a $symbol', ({ id, symbol }) => {
    expect(findStrength(usual, id)).toEqual({ id, symbol, words: null })
  })

  test('has a symbol of its own, and every symbol can occur', () => {
    expect(usual.map(({ symbol }) => symbol)).toEqual(strengthSymbols)
  })

  // Courses of the first edition have these names in their claims.
  test.each([
    ['established', 'established'],
    ['label-supported', 'official'],
    ['preliminary human evidence', 'early'],
    ['case report', 'single-case'],
    ['preclinical', 'model'],
    ['hypothesis', 'hypothesis'],
    ['consensus advice', 'advice'],
  ])('evidence that the first edition called %s is still read, as %s', (former, id) => {
    expect(findStrength(usual, former)?.id).toBe(id)
  })

  test('is one of the scale of the course, in its words, if the course has a scale', () => {
    const scale = listStrengths({ strengths: own })
    expect(findStrength(scale, 'tasted')).toEqual({
      id: 'tasted',
      symbol: 'half-disc',
      words: { short: 'Tasted', long: 'By us.' },
    })
    expect(findStrength(scale, 'label-supported')?.id).toBe('told')
    expect(findStrength(scale, 'established')).toBeNull()
    expect(findStrength(scale, 'rumour')).toBeNull()
  })

  test.each([
    ['two strengths with one id', [own[0], { ...own[1], id: 'tasted' }]],
    ['two strengths with one symbol', [own[0], { ...own[1], symbol: 'half-disc' }]],
    ['a symbol that there is not', [{ ...own[0], symbol: 'star' }]],
    ['no strength at all', []],
  ])('cannot be taken from a scale with %s', (_, strengths) => {
    expect(course.shape.strengths.safeParse(strengths).success).toBe(false)
    expect(course.shape.strengths.safeParse(own).success).toBe(true)
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
    ['a claim without evidence', claim, { ...aClaim, evidence: ' ' }],
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

import { describe, expect, test } from 'vitest'
import { checkSafetyVariants } from '@/core/course/rules/safety-variants'
import { type Question, question as schema } from '@/core/question'
import { aSingle, aStatement } from '@/tests/support/builders'
import { aCourseOf } from '@/tests/support/course-folder'

const found = (...variants: Question[]) =>
  checkSafetyVariants(aCourseOf(variants.map((each) => ({ ...each, safety: 'cut-off' })))).map(({ message }) => message)

const over = 'has no variant in which the most cautious option is wrong.'
const two = 'has no variant with two options of the highest caution, one of them wrong.'

const always = (id: string) => aSingle(id, ['Tell the doctor first', 'Go on', 'Wait', 'Stop'])
const never = aSingle('never', ['Go on as before', 'Ask the doctor first', 'Wait', 'Stop'])
const shared = aSingle('shared', ['Tell the doctor first', 'Stop, then tell the doctor', 'Wait', 'Go on'])

test('a safety point is well asked by three variants, one where caution is wrong and one where it does not decide', () => {
  expect(found(always('a'), never, shared)).toEqual([])
})

test('a safety point needs three variants', () => {
  expect(found(never, shared)).toEqual(['The safety point "cut-off" has 2 variants; at least 3 are wanted.'])
})

test('a safety point is not asked by true-false questions alone', () => {
  const statements = ['a', 'b', 'c'].map((id) => aStatement(id, 'It floods.', true))
  expect(found(...statements)).toContain('The safety point "cut-off" is asked by true-false questions alone.')
})

test('a safety point needs a variant in which the most cautious option is wrong', () => {
  expect(found(always('a'), always('b'), shared)).toEqual([`The safety point "cut-off" ${over}`])
})

test('a safety point needs a variant with two cautious options of which one is wrong', () => {
  expect(found(always('a'), always('b'), never)).toEqual([`The safety point "cut-off" ${two}`])
})

describe('what the author says counts instead of the words:', () => {
  const quiet = (id: string, mostCautious?: string | string[]) => ({
    ...aSingle(id, ['Go on', 'Stay in the house', 'Wait', 'Stop']),
    ...(mostCautious && { mostCautious }),
  })

  test('an option that is most cautious in sense, and wrong', () => {
    expect(found(always('a'), shared, quiet('q'))).toEqual([`The safety point "cut-off" ${over}`])
    expect(found(always('a'), shared, quiet('q', 'wrong-1'))).toEqual([])
  })

  test('two such options, one of them wrong', () => {
    expect(found(never, always('b'), quiet('q', ['key', 'wrong-1']))).toEqual([])
  })

  test('a statement to which the cautious answer is wrong', () => {
    const statement = aStatement('s', 'He must wait ten days.', false)
    expect(found(always('a'), shared, statement)).toEqual([`The safety point "cut-off" ${over}`])
    expect(found(always('a'), shared, { ...statement, mostCautious: true })).toEqual([])
  })
})

test.each([
  ['single-choice', { ...never, mostCautious: 'nobody' }],
  ['single-choice', { ...never, mostCautious: ['key', 'nobody'] }],
])('the most cautious option of a %s question is one of its choices', (_, question) => {
  const read = schema.safeParse(question)
  expect(read.error?.issues.map(({ message }) => message)).toEqual(['it names something that is not one of the choices'])
})

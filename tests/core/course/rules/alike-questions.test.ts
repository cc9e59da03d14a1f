import { describe, expect, test } from 'vitest'
import { checkHelpOfOneCountry, checkRepeatedExplanations } from '@/core/course/rules/explanations'
import { checkNearDuplicates } from '@/core/course/rules/near-duplicates'
import { checkRehearsals } from '@/core/course/rules/rehearsals'
import type { Question } from '@/core/question'
import { aChoice, aQuestion, aSingle } from '@/tests/support/builders'
import { aCourse, aCourseOf, aCourseOfBanks } from '@/tests/support/course-folder'

// Words are only rare among other questions.
const others: Question[] = Array.from({ length: 8 }, (_, i) => ({
  ...aSingle(`other-${i}`, [`Red ${i}`, `Blue ${i}`, `Green ${i}`, `Black ${i}`], `Which colour has number ${i}?`),
  objective: `other-${i}`,
  claims: [`C${i + 2}`],
}))
const ships = aSingle(
  'ships',
  ['They wait at the quay', 'They sail at dusk', 'They sink', 'They burn'],
  'What do ships do at low tide?',
)
const boats = aSingle('boats', ['They sail at dusk', 'They burn', 'They sink', 'They land'], 'What do ships do at low water?')
const gulls = {
  ...aSingle('gulls', ['Fish', 'Bread', 'Grain', 'Crabs'], 'Gulls feed on something here. On what?'),
  claims: ['C9'],
}

describe('practice', () => {
  const found = (practice: Question) =>
    checkRehearsals(aCourseOfBanks({ tides: { graded: [ships, ...others], practice: [practice] } }))

  test('rehearses a graded question in much the same words', () => {
    const [first] = found({ ...boats, id: 'p' })
    expect(first).toMatchObject({ file: 'tides/practice.yaml', isHint: false })
    expect(first?.message).toMatch(/^Practice "p" rehearses graded "ships" \(likeness 0\.\d\d; below 0\.35 is allowed\)\.$/)
  })

  test('that is a little like a graded question is a hint', () => {
    const practice = aSingle(
      'p',
      ['They wait at the quay', 'They load', 'They turn', 'They rest'],
      'What should a crew expect at low water?',
    )
    const [first] = found(practice)
    expect(first?.message).toContain('look at it from 0.27')
    expect(first?.isHint).toBe(true)
  })

  test('shares six words in a row with a graded question', () => {
    const graded = { ...gulls, stem: 'A man says that gulls of every coast like warm bread. Do they?' }
    const practice = aSingle('p', ['Yes', 'No', 'At night', 'In May'], 'She read that gulls of every coast like bananas. Right?')
    const course = aCourseOfBanks({ tides: { graded: [graded, ...others], practice: [practice] } })
    expect(
      checkRehearsals(course)
        .map(({ message }) => message)
        .join(),
    ).toContain('Practice "p" has six words in a row from graded "gulls": “that gulls of every coast like”.')
  })

  test('about something else is fine, and so is one that shares a name of six words', () => {
    expect(found({ ...gulls, id: 'p' })).toEqual([])
    const named = 'the very old mill of the north coast'
    const course = aCourseOfBanks({
      tides: {
        graded: [{ ...gulls, stem: `Gulls feed at ${named}. On what?` }, ...others],
        practice: [aSingle('p', ['Yes', 'No', 'At night', 'In May'], `Is ${named} open?`)],
      },
    })
    const withName = { ...course, course: { ...course.course, names: [named] } }
    expect(checkRehearsals(withName).filter(({ message }) => message.includes('six words'))).toEqual([])
  })
})

describe('graded questions', () => {
  const found = (...graded: Question[]) => checkNearDuplicates(aCourseOf([...graded, ...others]))

  test('of one objective are much alike', () => {
    const [first] = found(ships, boats)
    expect(first?.message).toMatch(
      /^Question "boats" is much like "ships" within one objective \(likeness 0\.\d\d; below 0\.4 is allowed\)\.$/,
    )
    expect(first?.isHint).toBe(false)
  })

  test('of two modules are a hint where they are alike', () => {
    const course = aCourseOfBanks({ one: { graded: [ships, ...others] }, two: { graded: [boats] } })
    expect(checkNearDuplicates(course)).toMatchObject([{ file: 'two/quiz.yaml', isHint: true }])
  })

  test('may be alike where they are variants of one safety point', () => {
    expect(found({ ...ships, safety: 'a' }, { ...boats, safety: 'a' })).toEqual([])
  })

  test('ask for the same answer about the same claim', () => {
    const other = aSingle(
      'other',
      ['Ships wait at the quay', 'Lanterns', 'Ropes', 'Barrels'],
      'Harbour masters expect something at ebb. Name it.',
    )
    const [first] = found(ships, other)
    expect(first?.message).toBe('Question "other" asks about claim C1 for the same answer as "ships", in the same way.')
    expect(first?.isHint).toBe(true)
  })

  test('about different things are fine', () => expect(found(ships, gulls)).toEqual([]))
})

describe('explanations of one question', () => {
  const asked = (...explanations: string[]) =>
    aQuestion('single-choice', {
      choices: explanations.map((explanation, i) => aChoice(['a', 'b', 'c', 'd'][i] ?? '', { explanation })),
    })
  const found = (question: Question) => checkRepeatedExplanations(aCourseOf([question, ...others]))

  test('say the same', () => {
    const [first] = found(
      asked('The Moon pulls harder.', 'Waves are made by wind.', 'Wind made these waves.', 'Waves are made by wind and storms.'),
    )
    expect(first?.message).toBe('In "a-single-choice" this explanation says nearly the same as another.')
    expect(first?.isHint).toBe(true)
  })

  test('say each its own', () => {
    expect(
      found(asked('The Moon pulls harder.', 'Waves come of wind.', 'Salt changes nothing.', 'Fish follow the tide.')),
    ).toEqual([])
  })
})

test('an explanation that names the crisis line of one country names help for everybody as well', () => {
  const course = aCourse()
  const crisis = [{ when: 'In the US', what: 'Call 988.', telephone: '988' }]
  const found = (explanation: string) => {
    const asked = aQuestion('true-false', { explanations: { true: explanation, false: 'No.' } })
    const { modules } = aCourseOf([asked])
    return checkHelpOfOneCountry({ ...course, course: { ...course.course, crisis }, modules })
  }
  expect(found('Call 988 at once.')[0]?.message).toBe(
    'An explanation of "a-true-false" names 988 and no help for readers elsewhere.',
  )
  expect(found('Call your local emergency number; in the US also 988.')).toEqual([])
  expect(found('It has 1988 pages.')).toEqual([])
})

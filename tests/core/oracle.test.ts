import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Grade, highest } from '@/core/grade'
import { type Answer, mark } from '@/core/question'
import { aChoice, aQuestion } from '@/tests/support/builders'

// Values that somebody else computed lie beside the project, never in it: ../shared/oracle/README.md.
const folder = new URL('../../../shared/oracle/grading/', import.meta.url)
const isThere = existsSync(folder)
const orWhySkipped = isThere ? '' : ' (skipped: ../shared/oracle/grading is not beside the project)'
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

const ticking = (ids: string[], key: string[], chosen: readonly string[]) =>
  mark(aQuestion('multiple-response', { choices: ids.map((id) => aChoice(id)), key }), [...chosen])
const letters = (places: readonly number[]) => places.map((place) => 'abcdefgh'.charAt(place))
const ordering = (key: string[], order: string[]) =>
  mark(aQuestion('ordering', { items: key.map((id) => ({ id, text: id, explanation: 'Why.' })), key }), order)

describe.skipIf(!isThere)(`multiple response agrees with what others publish${orWhySkipped}`, () => {
  const schemes = isThere ? read('checkbox_schemes.json') : {}

  test('in Canvas, with partial credit and a penalty: two right and one wrong of two right earn half', () => {
    const { points, expected } = schemes.canvas_partial_with_penalty.worked_example
    expect(ticking(['a', 'b', 'c', 'd'], ['a', 'b'], ['a', 'b', 'c']) * points).toBe(expected)
  })

  test('in H5P, in every case', () => {
    const cases: { correct: boolean[]; chosen: number[]; score: number; max: number }[] = schemes.h5p_multichoice.derived_cases
    expect(cases).toHaveLength(4)
    for (const { correct, chosen, score, max } of cases) {
      const key = letters(correct.flatMap((isRight, i) => (isRight ? [i] : [])))
      expect(ticking(letters([0, 1, 2, 3]), key, letters(chosen)), String(chosen)).toBe(score / max)
    }
  })

  test('in Moodle, but where a wrong choice costs a whole question and not a right choice', () => {
    const { options, cases } = schemes.moodle_multichoice_multi as {
      options: Record<string, number>
      cases: [string[], number][]
    }
    const key = Object.keys(options).filter((id) => (options[id] ?? 0) > 0)
    const compared = cases.map(([chosen, expected]) => [chosen.join(''), ticking(Object.keys(options), key, chosen), expected])
    // A and C are worth a half each, B and D minus one: A, B and C make 0 there and, one wrong against two right, a half here.
    expect(compared).toEqual([
      ['AC', 1, 1],
      ['A', 0.5, 0.5],
      ['ABC', 0.5, 0],
      ['B', 0, 0],
    ])
  })

  test('in Open edX with halves, but for the second error of five choices', () => {
    const compare = ({ key, cases }: { key: boolean[]; cases: [number[], string, number?][] }) =>
      cases.map(([chosen, state, credit]) => {
        const right = letters(key.flatMap((isRight, i) => (isRight ? [i] : [])))
        const theirs = credit ?? (state === 'correct' ? 1 : 0)
        return [chosen.join(''), ticking(letters(key.map((_, i) => i)), right, letters(chosen)), theirs]
      })
    expect(compare(schemes.openedx_halves.cases4).filter(([, ours, theirs]) => ours !== theirs)).toEqual([])
    expect(compare(schemes.openedx_halves.cases5).filter(([, ours, theirs]) => ours !== theirs)).toEqual([['0123', 0, 0.25]])
  })

  test('in QTI’s published map, but where a stray choice costs two points', () => {
    const { derived_cases, upper } = schemes.qti_map_response_published_items.choice_multiple
    const compared = (derived_cases as [string[], number][]).map(([chosen, points]) => [
      chosen.join(' '),
      ticking(['H', 'O', 'Cl', 'He', 'C', 'N'], ['H', 'O'], chosen),
      points / upper,
    ])
    expect(compared.filter(([, ours, theirs]) => ours !== theirs)).toEqual([['H O He', 0.5, 0]])
  })

  // Every decision counts there, so that leaving a wrong choice alone is worth something, and so is a blank.
  test('with rules that pay for what was left alone only where all or nothing is right', () => {
    const { key, cases } = schemes.openedx_edc as { key: boolean[]; cases: [number[], string, number][] }
    const right = letters(key.flatMap((isRight, i) => (isRight ? [i] : [])))
    const compared = cases.map(([chosen, , theirs]) => [
      chosen.join(''),
      ticking(letters([0, 1, 2, 3]), right, letters(chosen)),
      theirs,
    ])
    expect(compared).toEqual([
      ['01', 0, 0],
      ['23', 1, 1],
      ['0', 0, 0.25],
      ['2', 0.5, 0.75],
      ['0123', 0, 0.5],
    ])
    expect(schemes.learnhouse_whole_quiz_edc.derived_case.submitted_nothing).toBe(0.75)
    expect(ticking(letters([0, 1, 2, 3]), ['a'], [])).toBe(0)
  })
})

describe.skipIf(!isThere)(`matching agrees with QTI where each pair is worth the same${orWhySkipped}`, () => {
  test('in every published case, as a share of its three points', () => {
    const { derived_cases } = isThere
      ? read('checkbox_schemes.json').qti_map_response_published_items.match
      : { derived_cases: [] }
    const question = aQuestion('matching', { key: { C: 'R', D: 'M', L: 'M', P: 'T' } })
    const stems = ['C', 'D', 'L', 'P'].map((id) => ({ id, text: id, explanation: 'Why.' }))
    const shares = (derived_cases as [string[], number][]).map(([pairs, points]) => [
      mark({ ...question, stems }, Object.fromEntries(pairs.map((pair) => pair.split(' ')))),
      points / 3,
    ])
    expect(shares).toEqual([
      [1, 1],
      [0.5, 0.5],
      [0, 0],
    ])
  })
})

describe.skipIf(!isThere)(`ordering agrees with Moodle’s longest ordered subset${orWhySkipped}`, () => {
  const moodle = isThere ? read('moodle_ordering.json') : null
  const rule = 'LONGEST_ORDERED_SUBSET'
  const earned = (response: string) => ordering(moodle.correct_order, moodle.responses[response])

  test('where it publishes a value: the reverse, whose longest run is one item, earns nothing', () => {
    const exact = Object.entries<number>(moodle.expected_exact_published[rule])
    expect(exact.map(([response]) => [response, earned(response)])).toEqual(exact)
    expect(exact).toContainEqual(['reverse', 0])
  })

  test('where it publishes bounds', () => {
    const bounds = Object.entries<[number, number]>(moodle.expected_open_interval_published[rule])
    expect(bounds.length).toBeGreaterThan(0)
    for (const [response, [above, below]] of bounds) {
      expect(earned(response)).toBeGreaterThan(above)
      expect(earned(response)).toBeLessThan(below)
    }
  })

  test('where a value follows from its formula', () => {
    const derived = Object.entries<number>(moodle.derived_by_us_from_the_formulas[rule])
    expect(derived.length).toBeGreaterThan(0)
    for (const [response, value] of derived) expect(earned(response), response).toBeCloseTo(value, 12)
  })
})

describe.skipIf(!isThere)(`typed answers are never compared fuzzily${orWhySkipped}`, () => {
  const traps = isThere ? read('fuzzy_text_traps.json') : {}
  const typing = (accepted: string, typed: string) => mark(aQuestion('short-answer', { key: [accepted] }), typed)

  test('what looks alike and means something else is wrong, either way round', () => {
    const pairs: [string, string, number][] = traps.must_be_rejected_by_any_health_quiz_grader
    expect(pairs.length).toBeGreaterThanOrEqual(4)
    for (const [accepted, typed] of pairs) {
      expect(typing(accepted, typed), `${typed} for ${accepted}`).toBe(0)
      expect(typing(typed, accepted), `${accepted} for ${typed}`).toBe(0)
      expect(typing(accepted, accepted)).toBe(1)
    }
  })

  test('and so is a tenth of a dose where a number is asked for', () => {
    const doses = (traps.must_be_rejected_by_any_health_quiz_grader as string[][]).filter((pair) => pair[0]?.includes(' mg '))
    expect(doses.length).toBeGreaterThan(0)
    for (const [right = '', wrong = ''] of doses) {
      const question = aQuestion('numeric', { key: Number.parseFloat(right), unitSpellings: ['mg daily'] })
      expect(mark(question, right)).toBe(1)
      expect(mark(question, wrong)).toBe(0)
    }
  })

  test('what differs by an inner hyphen is right', () => {
    for (const [accepted, typed] of traps.must_be_accepted as [string, string][]) expect(typing(accepted, typed)).toBe(1)
  })
})

describe.skipIf(!isThere)(`the highest grade agrees with Moodle and Open edX${orWhySkipped}`, () => {
  test('also where an attempt was never submitted, and where the only one earned nothing', () => {
    const cases: { totals: (number | null)[]; highest: number | null }[] = isThere
      ? read('grading_methods.json').derived_cases
      : []
    expect(cases.length).toBeGreaterThan(0)
    for (const { totals, highest: expected } of cases) {
      const grades = totals.flatMap((earned): Grade[] => (earned === null ? [] : [{ earned, possible: 5, isPassed: false }]))
      expect(highest(grades)?.earned ?? null, JSON.stringify(totals)).toBe(expected)
    }
  })
})

describe('worked by hand:', () => {
  test.each<[string, string[], number]>([
    ['three of three right', ['a', 'b', 'c'], 1],
    ['(3 − 1) / 3', ['a', 'b', 'c', 'd'], 2 / 3],
    ['(2 − 1) / 3', ['a', 'b', 'd'], 1 / 3],
    ['(2 − 2) / 3', ['a', 'b', 'd', 'e'], 0],
    ['(1 − 2) / 3 is not below 0', ['a', 'd', 'e'], 0],
  ])('multiple response, %s', (_, chosen, earned) => {
    expect(ticking(['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c'], chosen)).toBeCloseTo(earned, 12)
  })

  test.each([
    ['a run of 7 of 7', 'abcdefg', 1],
    ['1 moved through 6 others leaves 6', 'bcdefga', 6 / 7],
    ['a c e g stand in order among the rest', 'acbedgf', 4 / 7],
    ['two halves changed about leave the longer, 4', 'efgabcd', 4 / 7],
    ['pairs in reverse leave 2', 'fgdebca', 2 / 7],
    ['the reverse leaves 1, which is none', 'gfedcba', 0],
  ])('ordering, %s', (_, order, earned) => expect(ordering([...'abcdefg'], [...order])).toBeCloseTo(earned, 12))

  test.each<[string, string, Answer, number]>([
    ['antagonist for agonist', 'agonist', 'antagonist', 0],
    ['naltrexone for naloxone', 'naloxone', 'naltrexone', 0],
    ['hyperthyroidism for hypothyroidism', 'hypothyroidism', 'hyperthyroidism', 0],
    ['5 mg for 4.5 mg', '4.5 mg', '5 mg', 0],
    ['not lawful for lawful', 'lawful', 'not lawful', 0],
    ['off label for off-label', 'off-label', 'off label', 1],
  ])('short answer, %s', (_, accepted, typed, earned) => {
    expect(mark(aQuestion('short-answer', { key: [accepted] }), typed)).toBe(earned)
  })
})

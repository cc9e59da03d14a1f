import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Grade, highest } from '@/core/grade'
import { type Answer, mark } from '@/core/question'
import { aChoice, aQuestion } from '@/tests/support/builders'

// Values that others have computed are stored next to the project, never inside it: see ../shared/oracle/README.md.
const folder = new URL('../../../shared/oracle/grading/', import.meta.url)
const isThere = existsSync(folder)
const orWhySkipped = isThere ? '' : ' (skipped: ../shared/oracle/grading does not exist)'
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

const ticking = (ids: string[], key: string[], chosen: readonly string[]) =>
  mark(aQuestion('multiple-response', { choices: ids.map((id) => aChoice(id)), key }), [...chosen])
const letters = (places: readonly number[]) => places.map((place) => 'abcdefgh'.charAt(place))
const ordering = (key: string[], order: string[]) =>
  mark(aQuestion('ordering', { items: key.map((id) => ({ id, text: id, explanation: 'Why.' })), key }), order)

describe.skipIf(!isThere)(`the mark of a multiple-response question agrees with published values${orWhySkipped}`, () => {
  const schemes = isThere ? read('checkbox_schemes.json') : {}

  test('of Canvas, with partial credit and a penalty', () => {
    const { points, expected } = schemes.canvas_partial_with_penalty.worked_example
    expect(ticking(['a', 'b', 'c', 'd'], ['a', 'b'], ['a', 'b', 'c']) * points).toBe(expected)
  })

  test('of H5P, in every case', () => {
    const cases: { correct: boolean[]; chosen: number[]; score: number; max: number }[] = schemes.h5p_multichoice.derived_cases
    expect(cases).toHaveLength(4)
    for (const { correct, chosen, score, max } of cases) {
      const key = letters(correct.flatMap((isRight, i) => (isRight ? [i] : [])))
      expect(ticking(letters([0, 1, 2, 3]), key, letters(chosen)), String(chosen)).toBe(score / max)
    }
  })

  test('of Moodle, except where a wrong choice cancels the whole question instead of one right choice', () => {
    const { options, cases } = schemes.moodle_multichoice_multi as {
      options: Record<string, number>
      cases: [string[], number][]
    }
    const key = Object.keys(options).filter((id) => (options[id] ?? 0) > 0)
    const compared = cases.map(([chosen, expected]) => [chosen.join(''), ticking(Object.keys(options), key, chosen), expected])
    // In Moodle's example A and C are worth one half each, and B and D minus one. A, B and C together earn 0 there. Here they earn a
    // half, because one wrong choice cancels one of two right ones.
    expect(compared).toEqual([
      ['AC', 1, 1],
      ['A', 0.5, 0.5],
      ['ABC', 0.5, 0],
      ['B', 0, 0],
    ])
  })

  test('of Open edX with halves, except for the second error among five choices', () => {
    const compare = ({ key, cases }: { key: boolean[]; cases: [number[], string, number?][] }) =>
      cases.map(([chosen, state, credit]) => {
        const right = letters(key.flatMap((isRight, i) => (isRight ? [i] : [])))
        const theirs = credit ?? (state === 'correct' ? 1 : 0)
        return [chosen.join(''), ticking(letters(key.map((_, i) => i)), right, letters(chosen)), theirs]
      })
    expect(compare(schemes.openedx_halves.cases4).filter(([, ours, theirs]) => ours !== theirs)).toEqual([])
    expect(compare(schemes.openedx_halves.cases5).filter(([, ours, theirs]) => ours !== theirs)).toEqual([['0123', 0, 0.25]])
  })

  test('of QTI’s published example, except where a wrong choice costs two points', () => {
    const { derived_cases, upper } = schemes.qti_map_response_published_items.choice_multiple
    const compared = (derived_cases as [string[], number][]).map(([chosen, points]) => [
      chosen.join(' '),
      ticking(['H', 'O', 'Cl', 'He', 'C', 'N'], ['H', 'O'], chosen),
      points / upper,
    ])
    expect(compared.filter(([, ours, theirs]) => ours !== theirs)).toEqual([['H O He', 0.5, 0]])
  })

  // Under those rules every unticked wrong choice earns something, so even a blank does.
  test('of rules that reward unticked wrong choices, only if all or none of the decisions are right', () => {
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

describe.skipIf(!isThere)(
  `the mark of a matching question agrees with QTI if all pairs are worth the same${orWhySkipped}`,
  () => {
    test('in every published case, as a share of the three points', () => {
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
  },
)

describe.skipIf(!isThere)(`the mark of an ordering question agrees with Moodle’s longest ordered subset${orWhySkipped}`, () => {
  const moodle = isThere ? read('moodle_ordering.json') : null
  const rule = 'LONGEST_ORDERED_SUBSET'
  const earned = (response: string) => ordering(moodle.correct_order, moodle.responses[response])

  test('where Moodle publishes a value, such as 0 for the reverse order', () => {
    const exact = Object.entries<number>(moodle.expected_exact_published[rule])
    expect(exact.map(([response]) => [response, earned(response)])).toEqual(exact)
    expect(exact).toContainEqual(['reverse', 0])
  })

  test('where Moodle publishes bounds', () => {
    const bounds = Object.entries<[number, number]>(moodle.expected_open_interval_published[rule])
    expect(bounds.length).toBeGreaterThan(0)
    for (const [response, [above, below]] of bounds) {
      expect(earned(response)).toBeGreaterThan(above)
      expect(earned(response)).toBeLessThan(below)
    }
  })

  test('where a value follows from Moodle’s formula', () => {
    const derived = Object.entries<number>(moodle.derived_by_us_from_the_formulas[rule])
    expect(derived.length).toBeGreaterThan(0)
    for (const [response, value] of derived) expect(earned(response), response).toBeCloseTo(value, 12)
  })
})

describe.skipIf(!isThere)(`typed answers are never compared fuzzily${orWhySkipped}`, () => {
  const traps = isThere ? read('fuzzy_text_traps.json') : {}
  const typing = (accepted: string, typed: string) => mark(aQuestion('short-answer', { key: [accepted] }), typed)

  test('words that look alike but mean something else are wrong', () => {
    const pairs: [string, string, number][] = traps.must_be_rejected_by_any_health_quiz_grader
    expect(pairs.length).toBeGreaterThanOrEqual(4)
    for (const [accepted, typed] of pairs) {
      expect(typing(accepted, typed), `${typed} for ${accepted}`).toBe(0)
      expect(typing(typed, accepted), `${accepted} for ${typed}`).toBe(0)
      expect(typing(accepted, accepted)).toBe(1)
    }
  })

  test('a tenth of a dose is wrong in a numeric question', () => {
    const doses = (traps.must_be_rejected_by_any_health_quiz_grader as string[][]).filter((pair) => pair[0]?.includes(' mg '))
    expect(doses.length).toBeGreaterThan(0)
    for (const [right = '', wrong = ''] of doses) {
      const question = aQuestion('numeric', { key: Number.parseFloat(right), unitSpellings: ['mg daily'] })
      expect(mark(question, right)).toBe(1)
      expect(mark(question, wrong)).toBe(0)
    }
  })

  test('words that differ only by an inner hyphen are right', () => {
    for (const [accepted, typed] of traps.must_be_accepted as [string, string][]) expect(typing(accepted, typed)).toBe(1)
  })
})

describe.skipIf(!isThere)(`the highest grade agrees with Moodle and Open edX${orWhySkipped}`, () => {
  test('even if an attempt was never submitted or the only one earned nothing', () => {
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

describe('marks that were worked out by hand:', () => {
  test.each<[string, string[], number]>([
    ['3 / 3', ['a', 'b', 'c'], 1],
    ['(3 − 1) / 3', ['a', 'b', 'c', 'd'], 2 / 3],
    ['(2 − 1) / 3', ['a', 'b', 'd'], 1 / 3],
    ['(2 − 2) / 3', ['a', 'b', 'd', 'e'], 0],
    ['0 instead of (1 − 2) / 3', ['a', 'd', 'e'], 0],
  ])('a multiple-response question earns %s', (_, chosen, earned) => {
    expect(ticking(['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c'], chosen)).toBeCloseTo(earned, 12)
  })

  test.each([
    ['all 7 items in order', 'abcdefg', 1],
    ['the first item moved to the end, which leaves 6 in order', 'bcdefga', 6 / 7],
    ['a, c, e and g in order among the others', 'acbedgf', 4 / 7],
    ['two halves swapped, which leaves the longer one with 4', 'efgabcd', 4 / 7],
    ['pairs in reverse order, which leaves 2 in order', 'fgdebca', 2 / 7],
    ['the reverse order, whose run of 1 earns nothing', 'gfedcba', 0],
  ])('an ordering question is marked by its longest run: %s', (_, order, earned) =>
    expect(ordering([...'abcdefg'], [...order])).toBeCloseTo(earned, 12),
  )

  test.each<[string, Answer, number]>([
    ['agonist', 'antagonist', 0],
    ['naloxone', 'naltrexone', 0],
    ['hypothyroidism', 'hyperthyroidism', 0],
    ['4.5 mg', '5 mg', 0],
    ['lawful', 'not lawful', 0],
    ['off-label', 'off label', 1],
  ])('a short-answer question whose key is %j gives %j the mark %d', (accepted, typed, earned) => {
    expect(mark(aQuestion('short-answer', { key: [accepted] }), typed)).toBe(earned)
  })
})

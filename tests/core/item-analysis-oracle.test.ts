import { existsSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { analyseConsistency } from '@/core/consistency'
import { discriminationIndex, discriminativeEfficiency, fisherInterval } from '@/core/discrimination'
import { analyseItem, analyseItemClosely } from '@/core/item-analysis'
import { itemSumsOf, spreadOf } from '@/core/item-sums'
import { questionWeightsOf } from '@/core/question-weights'
import { describeGrades, gradeHistogramOf } from '@/core/quiz-statistics'
import { responsesByQuestion } from '@/tests/support/item-responses'

// Values that others have computed are stored next to the project, never inside it: see ../shared/oracle/README.md.
const folder = new URL('../../../shared/oracle/statistics/', import.meta.url)
const isThere = existsSync(folder)
const orWhySkipped = isThere ? '' : ' (skipped: ../shared/oracle/statistics does not exist)'
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')
const readRows = (file: string) =>
  read(file)
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','))

const questions = isThere ? 7 : 0
// The column with the total is rounded, so the marks are added here.
const marks = isThere
  ? readRows('results00.csv')
      .slice(1)
      .map((row) => row.slice(1, 1 + questions).map(Number))
  : []
const points = Array.from({ length: questions }, () => 1)
const responses = responsesByQuestion(marks, points)
const summed = responses.map((each) => ({ points: 1, sums: itemSumsOf(each) }))
const grades = gradeHistogramOf(marks.map((row) => row.reduce((sum, mark) => sum + mark, 0) / questions))
const quiz = describeGrades(grades)
const consistency = analyseConsistency(summed, grades)

type Figures = Record<string, (number | null | undefined)[]>

// A rest is kept as a share of the other six points; a published covariance counts them.
const others = questions - 1
const greatestCovariance = (i: number) => {
  const spread = summed[i] && spreadOf(summed[i].sums)
  const efficiency = discriminativeEfficiency(responses[i] ?? [])
  return spread && efficiency !== null ? (spread.covariance * others) / efficiency : null
}
const analyses = summed.map(({ sums }) => ({ ...analyseItem(sums), spread: spreadOf(sums) }))
const ours = {
  facility: analyses.map(({ facility }) => facility?.share),
  deviation: analyses.map(({ deviation }) => deviation),
  intended: questionWeightsOf(summed, questions).map(({ intended }) => (intended ?? 0) * 100),
  effective: questionWeightsOf(summed, questions).map(({ effective }) => (effective ?? 0) * 100),
  covariance: analyses.map(({ spread }) => (spread?.covariance ?? 0) * others),
  markVariance: analyses.map(({ spread }) => spread?.markVariance),
  restVariance: analyses.map(({ spread }) => (spread?.restVariance ?? 0) * others ** 2),
  discrimination: analyses.map(({ discrimination }) => (discrimination?.index ?? 0) * 100),
  greatest: analyses.map((_, i) => greatestCovariance(i)),
  efficiency: responses.map((each) => (discriminativeEfficiency(each) ?? 0) * 100),
} satisfies Figures

const quizLevel: Record<string, number> =
  'absent' in consistency
    ? {}
    : {
        mean: (quiz.mean ?? 0) * questions,
        median: (quiz.median ?? 0) * questions,
        firstattemptsavg: (quiz.mean ?? 0) * questions,
        firstattemptscount: quiz.n,
        standarddeviation: (quiz.deviation ?? 0) * questions,
        skewness: quiz.skewness ?? 0,
        kurtosis: quiz.kurtosis ?? 0,
        cic: consistency.alpha * 100,
        errorratio: consistency.errorRatio * 100,
        standarderror: consistency.standardError * questions,
      }

let largest = { what: 'nothing', difference: 0 }
const expectEqual = (what: string, value: number | null | undefined, expected: number) => {
  const difference = Math.abs((value ?? Number.NaN) - expected) / Math.abs(expected)
  expect(difference, what).toBeLessThanOrEqual(1e-9)
  if (difference > largest.difference) largest = { what, difference }
}

/** Compares with a number as it was printed, to half of its last digit. */
const expectPrinted = (what: string, value: number | null | undefined, printed: string) => {
  const half = 0.5 * 10 ** -(printed.split('.')[1] ?? '').length
  expect(Math.abs((value ?? Number.NaN) - Number(printed)), `${what}: ${value} for ${printed}`).toBeLessThanOrEqual(
    half * (1 + 1e-6),
  )
}

afterAll(() => {
  if (isThere) console.info(`The largest relative difference to published values: ${largest.difference} (${largest.what}).`)
})

describe.skipIf(!isThere)(`item analysis agrees with published values${orWhySkipped}`, () => {
  const inSpreadsheet: [string, keyof typeof ours, number][] = [
    ['facility', 'facility', 1],
    ['Facility_Index', 'facility', 100],
    ['Standard_Dev', 'deviation', 1],
    ['Standard_Dev_Percent', 'deviation', 100],
    ['Intended_Question_Weight', 'intended', 1],
    ['Effective_Question_Weight', 'effective', 1],
    ['Covariance', 'covariance', 1],
    ['Variancexp', 'markVariance', 1],
    ['Variancerest', 'restVariance', 1],
    ['Discrimination_Index', 'discrimination', 1],
    ['CovarianceMax', 'greatest', 1],
    ['Discriminative_Efficiency', 'efficiency', 1],
  ]

  test.each(inSpreadsheet)('of the spreadsheet and of its table: %s', (name, figure, factor) => {
    const table: (number | string)[] = JSON.parse(read('moodle_spreadsheet_full_precision.json'))['stats.xls'][name]
    const row = readRows('stats.values.csv').find(([label]) => label === name) ?? []
    expect(ours[figure]).toHaveLength(7)
    for (const [i, value] of ours[figure].entries()) {
      expectEqual(`${name} of question ${i + 1}`, (value ?? Number.NaN) * factor, Number(table[i]))
      expectEqual(`${name} of question ${i + 1}`, (value ?? Number.NaN) * factor, Number(row[i + 2]))
    }
  })

  test('of the spreadsheet, on the whole quiz', () => {
    const rows = readRows('stats.values.csv')
    const below = (label: string) => rows[rows.findIndex((row) => row.includes(label)) + 1] ?? []
    const [, , p, s, mean, median, deviation, deviationPercent] = below('Positions').map(Number)
    expect([p, s]).toEqual([questions, quiz.n])
    expectEqual('mean', (quiz.mean ?? 0) * 100, mean ?? 0)
    expectEqual('median', (quiz.median ?? 0) * 100, median ?? 0)
    expectEqual('deviation', (quiz.deviation ?? 0) * questions, deviation ?? 0)
    expectEqual('deviation in percent', (quiz.deviation ?? 0) * 100, deviationPercent ?? 0)
    const [skewness, kurtosis] = below('Skewness').slice(10, 12).map(Number)
    expectEqual('skewness', quiz.skewness, skewness ?? 0)
    expectEqual('kurtosis', quiz.kurtosis, kurtosis ?? 0)
  })

  test('of Moodle, on each question, as far as they are printed', () => {
    const [header = [], ...rows] = readRows('qstats00.csv')
    // Rows of subquestions and variants correlate them with a total that contains them.
    const whole = rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? '']))).filter(isWholeQuestion)
    expect(whole).toHaveLength(7)
    const printed: [string, keyof typeof ours][] = [
      ['facility', 'facility'],
      ['sd', 'deviation'],
      ['effectiveweight', 'effective'],
      ['covariance', 'covariance'],
      ['markvariance', 'markVariance'],
      ['othermarkvariance', 'restVariance'],
      ['discriminationindex', 'discrimination'],
      ['covariancemax', 'greatest'],
      ['discriminativeefficiency', 'efficiency'],
    ]
    for (const row of whole) {
      const i = Number(row.slot) - 1
      expect(analyses[i]?.n).toBe(Number(row.s))
      for (const [name, figure] of printed) expectPrinted(`${name} of question ${i + 1}`, ours[figure][i], row[name] ?? '')
    }
  })

  test('of Moodle, on the whole quiz, as printed and as worked out again from the same marks', () => {
    const { expected_published: published, rederived_full_precision: rederived } = JSON.parse(
      read('moodle_walkthrough00_quiz_level.json'),
    ) as Record<'expected_published' | 'rederived_full_precision', Record<string, number>>
    for (const [name, value] of Object.entries(rederived)) expectEqual(name, quizLevel[name], value)
    // The figures of all attempts are the same here, where nobody took the quiz twice.
    const ofFirstAttempts = Object.entries(published).filter(([name]) => !name.startsWith('allattempts'))
    expect(ofFirstAttempts).toHaveLength(9)
    for (const [name, value] of ofFirstAttempts) expectPrinted(name, quizLevel[name], String(value))
  })
})

describe.skipIf(!isThere)(`intervals agree with worked examples${orWhySkipped}`, () => {
  test('of the facility: Wilson’s for a question of marks 0 and 1, the bootstrap for partial credit', () => {
    const [first, second] = responses.map((each) => analyseItemClosely(each, 1).facility)
    expect(second?.by).toBe('wilson')
    for (const [name, printed] of [
      ['share', '0.48'],
      ['low', '0.30'],
      ['high', '0.67'],
    ] as const)
      expectPrinted(name, second?.[name], printed)
    expect(first?.by).toBe('bootstrap')
    expect(first?.low).toBeGreaterThan(0.5)
    expect(first?.high).toBeLessThan(0.9)
  })

  test.each([
    [1, '-0.07', '-0.45', '0.33'],
    [2, '-0.29', '-0.61', '0.12'],
    [3, '-0.09', '-0.47', '0.32'],
    [4, '-0.23', '-0.57', '0.19'],
    [5, '-0.18', '-0.53', '0.23'],
    [6, '-0.45', '-0.72', '-0.07'],
    [7, '-0.06', '-0.44', '0.35'],
  ])('of the discrimination of question %i', (number, index, low, high) => {
    const { sums = null } = summed[number - 1] ?? {}
    const ourIndex = sums && discriminationIndex(sums)
    const interval = fisherInterval(ourIndex ?? 0, sums?.n ?? 0)
    expectPrinted('index', ourIndex, index)
    expectPrinted('low', interval?.low, low)
    expectPrinted('high', interval?.high, high)
  })

  test('of the discrimination of a question that nearly everybody got right are left to the bootstrap', () => {
    const third = analyses[2]
    expect(third?.facility?.share).toBeGreaterThan(0.9)
    expect(third?.discrimination?.interval).toBeNull()
  })

  test('so that with 25 learners no verdict rests on discrimination', () => {
    expect(analyses.map(({ verdicts }) => verdicts.discrimination)).toEqual(Array(7).fill('unclear'))
  })
})

function isWholeQuestion({ subqname, variant }: Record<string, string>): boolean {
  return subqname === '' && variant === ''
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Question } from '@/core/question'
import { draw, type Quiz, whyNotDrawable } from '@/core/quiz'
import { seededBy } from '@/server/seed'
import { forAny } from '@/tests/support/any-question'
import { aQuestion, aQuiz } from '@/tests/support/builders'

type Drawing = { bank: Quiz; objectives: string[]; timesGiven: Map<string, number>; seed: string }

const neverGiven = new Map<string, number>()
const idsOf = (list: readonly Question[]) => list.map(({ id }) => id)

describe('a draw from any valid bank', () => {
  test('has as many questions as an attempt, or as a smaller bank, and none of them twice', () => {
    forAny(anyDrawing(), ({ bank, objectives, timesGiven, seed }) => {
      const ids = idsOf(draw(bank, objectives, timesGiven, seededBy(seed)))
      expect(ids).toHaveLength(Math.min(bank.size, bank.questions.length))
      expect(new Set(ids).size).toBe(ids.length)
    })
  })

  test('asks exactly one variant of each safety point', () => {
    forAny(anyDrawing(), ({ bank, objectives, timesGiven, seed }) => {
      const drawn = draw(bank, objectives, timesGiven, seededBy(seed))
      expect(drawn.flatMap(({ safety }) => safety ?? []).sort()).toEqual(bank.safetyPoints.map(({ id }) => id).sort())
    })
  })

  test('asks about every objective', () => {
    forAny(anyDrawing(), ({ bank, objectives, timesGiven, seed }) => {
      const asked = draw(bank, objectives, timesGiven, seededBy(seed)).map(({ objective }) => objective)
      expect(objectives.filter((each) => !asked.includes(each))).toEqual([])
    })
  })

  test('asks the variant of each safety point that this learner was given least often', () => {
    forAny(anyDrawing(), ({ bank, objectives, timesGiven, seed }) => {
      const times = ({ id }: Question) => timesGiven.get(id) ?? 0
      for (const each of draw(bank, objectives, timesGiven, seededBy(seed)).filter(({ safety }) => safety)) {
        const variants = bank.questions.filter(({ safety }) => safety === each.safety)
        expect(times(each)).toBe(Math.min(...variants.map(times)))
      }
    })
  })

  // Because every objective must be asked about, its least given question is drawn even if other questions were given less often.
  test('leaves out a question that was given less often only for an objective that no other drawn question is about', () => {
    forAny(anyDrawing(), ({ bank, objectives, timesGiven, seed }) => {
      const times = ({ id }: Question) => timesGiven.get(id) ?? 0
      const drawn = draw(bank, objectives, timesGiven, seededBy(seed))
      const free = bank.questions.filter(({ safety }) => !safety)
      const leftOut = free.filter((each) => !drawn.includes(each))
      const fewest = Math.min(...leftOut.map(times))
      for (const each of drawn.filter((one) => !one.safety && times(one) > fewest)) {
        const alike = free.filter(({ objective }) => objective === each.objective)
        expect(objectives).toContain(each.objective)
        expect(drawn.filter(({ objective }) => objective === each.objective)).toEqual([each])
        expect(times(each)).toBe(Math.min(...alike.map(times)))
      }
    })
  })

  test('spreads the remaining questions evenly over the objectives', () => {
    forAny(anyDrawing(), ({ bank, objectives, seed }) => {
      const drawn = draw(bank, objectives, neverGiven, seededBy(seed))
      const about = (list: Question[], of: string) => list.filter(({ objective }) => objective === of)
      const left = bank.questions.filter((each) => !each.safety && !drawn.includes(each))
      for (const rich of new Set(idsOfObjectives(drawn))) {
        const required = about(drawn, rich).some(({ safety }) => safety) || !objectives.includes(rich) ? 0 : 1
        const isOverRequired = about(drawn, rich).filter(({ safety }) => !safety).length > required
        for (const poor of new Set(idsOfObjectives(left))) {
          if (isOverRequired) expect(about(drawn, rich).length).toBeLessThanOrEqual(about(drawn, poor).length + 1)
        }
      }
    })
  })

  test('depends on the seed but not on the order of the file, and does not change the bank', () => {
    const reordered = anyDrawing().chain((drawing) =>
      fc.tuple(fc.constant(drawing), fc.shuffledSubarray(drawing.bank.questions, { minLength: drawing.bank.questions.length })),
    )
    forAny(reordered, ([{ bank, objectives, timesGiven, seed }, questions]) => {
      const before = JSON.stringify(bank)
      const drawn = idsOf(draw(bank, objectives, timesGiven, seededBy(seed)))
      expect(idsOf(draw({ ...bank, questions }, objectives, timesGiven, seededBy(seed)))).toEqual(drawn)
      expect(JSON.stringify(bank)).toBe(before)
    })
  })
})

describe('retakes', () => {
  // The safety point is about o1, so each attempt has room for three of the nine other questions.
  const bank = aQuiz({
    questions: [
      ...['harm-1', 'harm-2', 'harm-3'].map((id) => aQuestion('single-choice', { id, objective: 'o1', safety: 'harm' })),
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => aQuestion('single-choice', { id, objective: 'o1' })),
      ...['x', 'y', 'z'].map((id) => aQuestion('single-choice', { id, objective: 'o2' })),
    ],
  })

  test.each(['one', 'two', 'three', 'four'])('ask every question once before any comes back (seed %s)', (seed) => {
    const times = new Map<string, number>()
    const attempts = [0, 1, 2].map((i) => takeAttempt(bank, ['o1'], times, `${seed} ${i}`))
    expect(attempts.flat().sort()).toEqual(idsOf(bank.questions).sort())
    takeAttempt(bank, ['o1'], times, seed)
    expect(Math.max(...times.values())).toBe(2)
  })

  test.each(['one', 'two', 'three', 'four'])(
    'ask every question within four attempts if each must also ask about o2 (seed %s)',
    (seed) => {
      const times = new Map<string, number>()
      for (const i of [0, 1, 2, 3]) takeAttempt(bank, ['o1', 'o2'], times, `${seed} ${i}`)
      expect([...times.keys()].sort()).toEqual(idsOf(bank.questions).sort())
    },
  )

  test('ask all questions equally often, give or take one, if there is only one objective', () => {
    const questions = Array.from({ length: 11 }, (_, i) => aQuestion('single-choice', { id: `q${i}`, objective: 'o1' }))
    const times = new Map(idsOf(questions).map((id) => [id, 0]))
    for (let i = 0; i < 30; i++) {
      takeAttempt(aQuiz({ safetyPoints: [], questions }), ['o1'], times, `seed ${i}`)
      expect(Math.max(...times.values()) - Math.min(...times.values())).toBeLessThanOrEqual(1)
    }
  })

  test('differ between learners with different seeds', () => {
    const draws = Array.from({ length: 40 }, (_, i) =>
      idsOf(draw(aQuiz(), ['o1', 'o2'], neverGiven, seededBy(`seed ${i}`))).join(),
    )
    expect(new Set(draws).size).toBeGreaterThan(30)
  })
})

test('the position of a question in an attempt does not reveal that it is about safety', () => {
  const seeds = Array.from({ length: 2000 }, (_, i) => seededBy(`seed ${i}`))
  const positions = seeds.map((seeded) => draw(aQuiz(), ['o1', 'o2'], neverGiven, seeded).findIndex(({ safety }) => safety))
  const counts = [0, 1, 2, 3].map((position) => positions.filter((each) => each === position).length)
  // The limit is chi-square with 3 degrees of freedom at p = 0.001. The seeds are the same in every run.
  expect(counts.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0)).toBeLessThan(16.27)
})

test('a bank that is smaller than an attempt is asked completely', () => {
  const bank = aQuiz({ size: 8, safetyPoints: [], questions: [1, 2, 3].map((i) => aQuestion('numeric', { id: `q${i}` })) })
  expect(idsOf(draw(bank, ['o1'], neverGiven, seededBy('seed'))).sort()).toEqual(['q1', 'q2', 'q3'])
})

// Generates valid banks, and how often a learner was given each question.
function anyDrawing(): fc.Arbitrary<Drawing> {
  const objectives = ['o1', 'o2', 'o3', 'o4', 'o5']
  const about = fc.constantFrom(...objectives, 'not-tested')
  return fc
    .record({
      tested: fc.subarray(objectives, { minLength: 1 }),
      points: fc.array(fc.array(about, { minLength: 2, maxLength: 3 }), { maxLength: 4 }),
      free: fc.array(about, { maxLength: 20 }),
      spare: fc.nat(8),
      seed: fc.string({ minLength: 1 }),
      times: fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }),
    })
    .map(({ tested, points, free, spare, seed, times }) => {
      const questions = [
        ...points.flatMap((variants, p) => variants.map((objective, v) => ({ id: `p${p}-${v}`, objective, safety: `p${p}` }))),
        ...[...tested, ...free].map((objective, i) => ({ id: `q${i}`, objective })),
      ].map((overrides) => aQuestion('single-choice', overrides))
      const safetyPoints = points.map((_, p) => ({ id: `p${p}`, text: 'A point.' }))
      const bank = { ...aQuiz(), size: points.length + tested.length + spare, safetyPoints, questions }
      const timesGiven = new Map(questions.map(({ id }, i) => [id, times[i] ?? 0]))
      return { bank, objectives: tested, timesGiven, seed }
    })
    .filter(({ bank, objectives: tested }) => whyNotDrawable(bank, tested).length === 0)
}

function takeAttempt(bank: Quiz, objectives: string[], timesGiven: Map<string, number>, seed: string): string[] {
  const ids = idsOf(draw(bank, objectives, timesGiven, seededBy(seed)))
  for (const id of ids) timesGiven.set(id, (timesGiven.get(id) ?? 0) + 1)
  return ids
}

function idsOfObjectives(list: Question[]): string[] {
  return list.map(({ objective }) => objective)
}

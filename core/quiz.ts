import { z } from 'zod'
import { type Question, question } from './question'
import { slug, words } from './questions/every-question'
import { type Seeded, shuffle } from './seed'

/** A point on which an error could hurt somebody: every attempt asks one of its variants, and all must be right to pass. */
const safetyPoint = z.strictObject({ id: slug, text: words })

/** The bank of one module and the rules by which an attempt is drawn and passed. */
export const quiz = z.strictObject({
  size: z.number().int().positive().default(8),
  passPercent: z.number().min(1).max(100).default(80),
  safetyPoints: z.array(safetyPoint).max(4, 'a module has at most 4 safety points').default([]),
  questions: z.array(question).min(1),
})
export type Quiz = z.infer<typeof quiz>

/**
 * The questions of one attempt: one variant of each safety point, each objective at least once, the rest spread over the
 * objectives; what this learner was given least often comes first, and the seed decides between equals.
 *
 * `timesGiven` counts, by question id, the learner's earlier attempts that had it. A bank that `whyNotDrawable` accepts
 * always yields `quiz.size` questions (or the whole bank, if that is smaller).
 */
export function draw(
  bank: Quiz,
  objectives: readonly string[],
  timesGiven: ReadonlyMap<string, number>,
  seeded: Seeded,
): Question[] {
  const byNeed = shuffle(bank.questions, seeded, ({ id }) => `draw/${id}`).sort(
    (a, b) => (timesGiven.get(a.id) ?? 0) - (timesGiven.get(b.id) ?? 0),
  )
  const drawn: Question[] = []
  const take = (fits: (each: Question) => boolean) => {
    const next = byNeed.find((each) => fits(each) && !drawn.includes(each))
    if (next && drawn.length < bank.size) drawn.push(next)
    return next !== undefined
  }

  for (const point of bank.safetyPoints) take(({ safety }) => safety === point.id)
  const isFree = ({ safety }: Question) => safety === undefined
  for (const objective of objectives) {
    if (!drawn.some((each) => each.objective === objective)) take((each) => isFree(each) && each.objective === objective)
  }
  while (drawn.length < bank.size) {
    const count = (objective: string) => drawn.filter((each) => each.objective === objective).length
    const left = byNeed.filter((each) => isFree(each) && !drawn.includes(each))
    const times = Math.min(...left.map(({ id }) => timesGiven.get(id) ?? 0))
    const fewest = Math.min(
      ...left.filter(({ id }) => (timesGiven.get(id) ?? 0) === times).map(({ objective }) => count(objective)),
    )
    if (!take((each) => isFree(each) && (timesGiven.get(each.id) ?? 0) === times && count(each.objective) === fewest)) {
      break
    }
  }
  return shuffle(drawn, seeded, ({ id }) => `place/${id}`)
}

/** Why a bank cannot always give each attempt every safety point and objective, in sentences for its author; empty where it can. */
export function whyNotDrawable(bank: Quiz, objectives: readonly string[]): string[] {
  const reasons: string[] = []
  const variantsOf = (point: string) => bank.questions.filter(({ safety }) => safety === point)
  for (const [i, { id }] of bank.safetyPoints.entries()) {
    if (bank.safetyPoints.findIndex((each) => each.id === id) < i) reasons.push(`The safety point "${id}" is listed twice.`)
    const variants = variantsOf(id)
    if (variants.length < 2) reasons.push(`The safety point "${id}" has ${variants.length} variants; write at least 2.`)
    for (const each of variants) {
      if (!['single-choice', 'true-false', 'multiple-response'].includes(each.kind)) {
        reasons.push(`Question "${each.id}" tests safety; make it single-choice, true-false or multiple-response.`)
      }
    }
  }
  for (const { id, safety } of bank.questions) {
    if (safety && !bank.safetyPoints.some((point) => point.id === safety)) {
      reasons.push(`Question "${id}" names the safety point "${safety}", which the quiz does not list.`)
    }
  }
  // An objective is sure to be met by a safety point only if each of the point's variants is about it.
  const isSure = (objective: string) =>
    bank.safetyPoints.some(({ id }) => variantsOf(id).every((each) => each.objective === objective))
  const owed = objectives.filter((objective) => !isSure(objective))
  for (const objective of owed) {
    if (!bank.questions.some((each) => !each.safety && each.objective === objective)) {
      reasons.push(`No question outside the safety points tests the objective "${objective}".`)
    }
  }
  const needed = bank.safetyPoints.length + owed.length
  if (needed > bank.size) {
    reasons.push(`An attempt has ${bank.size} questions, but ${needed} are needed for its safety points and objectives.`)
  }
  // An attempt asks one variant of a safety point, so that the others fill no place.
  const atMost = bank.safetyPoints.length + bank.questions.filter(({ safety }) => !safety).length
  if (atMost < Math.min(bank.size, bank.questions.length)) {
    reasons.push(`An attempt has ${bank.size} questions, but one of each safety point and all others are only ${atMost}.`)
  }
  return reasons
}

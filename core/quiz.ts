import { z } from 'zod'
import { type Question, question } from './question'
import { slug, words } from './questions/every-question'
import { type Seeded, shuffle } from './seed'

/** A point on which an error could hurt somebody. Every attempt asks one variant of it, which must be right to pass. */
const safetyPoint = z.strictObject({
  /** The name by which questions refer to the safety point in their field `safety`. */
  id: slug,
  /** What the learner must know, as a sentence that is true. */
  text: words,
})

/** The question bank of one module, and the rules by which attempts are drawn and passed. */
export const quiz = z.strictObject({
  /** The number of questions in an attempt. A smaller bank is given whole. */
  size: z.number().int().positive().default(8),
  /** The share of the points that passes an attempt, in percent, 1..100. */
  passPercent: z.number().min(1).max(100).default(80),
  /** The safety points of the module, at most 4. */
  safetyPoints: z.array(safetyPoint).max(4, 'a module has at most 4 safety points').default([]),
  /** All graded questions of the module. */
  questions: z.array(question).min(1),
})
/** A quiz that `quiz` accepts, with defaults filled in. */
export type Quiz = z.infer<typeof quiz>

/**
 * Draws the questions of one attempt: one variant of each safety point, at least one question on each objective, and the rest
 * spread evenly over the objectives. Questions that this learner was given least often come first, and the seed decides between
 * equals.
 *
 * `timesGiven` says, by question id, in how many earlier attempts the learner was given it. If `whyNotDrawable` finds nothing
 * wrong with the bank, the result has `bank.size` questions, or all questions of a smaller bank.
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

/**
 * Returns, in sentences for the author, the reasons why some attempts would lack a safety point, an objective or a question.
 * Returns an empty array if every attempt can be drawn.
 */
export function whyNotDrawable(bank: Quiz, objectives: readonly string[]): string[] {
  const reasons: string[] = []
  const variantsOf = (point: string) => bank.questions.filter(({ safety }) => safety === point)
  for (const [i, { id }] of bank.safetyPoints.entries()) {
    if (bank.safetyPoints.findIndex((each) => each.id === id) < i) reasons.push(`The safety point "${id}" is listed twice.`)
    const variants = variantsOf(id)
    if (variants.length === 0) reasons.push(`No question is a variant of the safety point "${id}".`)
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
  // A safety point is certain to test an objective only if all of its variants do.
  const isCertain = (objective: string) =>
    bank.safetyPoints.some(({ id }) => variantsOf(id).every((each) => each.objective === objective))
  const uncertain = objectives.filter((objective) => !isCertain(objective))
  for (const objective of uncertain) {
    if (!bank.questions.some((each) => !each.safety && each.objective === objective)) {
      reasons.push(`No question outside the safety points tests the objective "${objective}".`)
    }
  }
  const needed = bank.safetyPoints.length + uncertain.length
  if (needed > bank.size) {
    reasons.push(`An attempt has ${bank.size} questions, but ${needed} are needed for its safety points and objectives.`)
  }
  // An attempt asks only one variant of each safety point.
  const atMost = bank.safetyPoints.length + bank.questions.filter(({ safety }) => !safety).length
  if (atMost < Math.min(bank.size, bank.questions.length)) {
    reasons.push(
      `An attempt has ${bank.size} questions, but the bank can fill only ${atMost}: one for each safety point and all others. Write "size: ${atMost}", or add questions without "safety".`,
    )
  }
  return reasons
}

import fc from 'fast-check'
import { type ItemResponse, type ItemSums, itemResponsesOf, itemSumsOf } from '@/core/item-sums'

/** Responses to one question: marks that are whole or halves, thirds and quarters, and rests of twelfths. */
export function someResponses({ whole = false, least = 0, most = 60 } = {}): fc.Arbitrary<ItemResponse[]> {
  const mark = whole ? fc.constantFrom(0, 1) : fc.constantFrom(0, 1, 1 / 2, 1 / 3, 2 / 3, 1 / 4)
  const rest = fc.integer({ min: 0, max: 12 }).map((twelfths) => twelfths / 12)
  return fc.array(fc.record({ mark, rest }), { minLength: least, maxLength: most })
}

/** The responses to each question of a quiz of which all learners had the same questions; `marks` has a row for each learner. */
export function responsesByQuestion(marks: readonly number[][], points: readonly number[]): ItemResponse[][] {
  const rows = marks.map((row) => itemResponsesOf(row.map((mark, i) => ({ mark, points: points[i] ?? 1 }))))
  return points.map((_, i) => rows.flatMap((row) => row[i] ?? []))
}

/** The questions of such a quiz with the sums of their responses. */
export function summedQuestions(marks: readonly number[][], points: readonly number[]): { points: number; sums: ItemSums }[] {
  return responsesByQuestion(marks, points).map((responses, i) => ({ points: points[i] ?? 1, sums: itemSumsOf(responses) }))
}

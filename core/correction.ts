import { z } from 'zod'
import { countMissedSafety, type Grade, grade, percent } from './grade'
import { reason } from './override'
import { type Answer, listAnswerParts, mark, moveAnswer, type Question } from './question'
import { rawText } from './text'

/**
 * How a correction marks answers anew:
 * - `as-new-key`: as the new version marks them
 * - `never-lower`: the same, but no mark becomes lower and no attempt worse
 * - `full-credit`: every answer earns the whole question, also a blank
 */
export const policies = ['as-new-key', 'never-lower', 'full-credit'] as const
/** How a correction marks answers anew. */
export type Policy = (typeof policies)[number]

/** For parts that the new version lacks: the path of the part that stands for it there, or null if nothing does. */
export type Mapping = Readonly<Record<string, string | null>>

/** A correction of one question. `to` is null for a question that was withdrawn: it is then given to everybody. */
export type CorrectionRule = { policy: Policy; mapping: Mapping; from: Question; to: Question | null }

/** The fields of the form of a correction, besides those of the mapping. */
export const correctionForm = z.object({ policy: z.enum(policies, 'policy-missing'), reason })

/** What a field of the mapping says: the path of a part of the new version, or nothing for "nothing stands for it". */
export const mappedPart = rawText('mapping-missing', 300)

/**
 * Returns the policies among which an instructor can choose. A question that was withdrawn, or that is of another kind now, cannot mark the
 * answers that were given, so that only full credit is left.
 */
export function listPolicies(from: Question, to: Question | null): Policy[] {
  return to?.kind === from.kind ? [...policies] : ['full-credit']
}

/** Returns the paths of the parts that an answer names and that the new version lacks. */
export function listVanishedIn(given: Answer, from: Question, to: Question): string[] {
  const there = new Set(listAnswerParts(to).map(({ path }) => path))
  const named: string[] = []
  moveAnswer(from, given, (path) => {
    if (!there.has(path)) named.push(path)
    return path
  })
  return [...new Set(named)]
}

/**
 * Returns the mark, 0..1, that an answer has by a correction. `before` is the mark that is in force. An answer that names a vanished part
 * which the mapping does not mention keeps its mark: nobody has decided about it.
 */
export function correctedMark({ policy, mapping, from, to }: CorrectionRule, given: Answer, before: number): number {
  if (policy === 'full-credit' || to === null) return 1
  if (listVanishedIn(given, from, to).some((path) => mapping[path] === undefined)) return before
  const moved = moveAnswer(from, given, (path) => (mapping[path] === undefined ? path : mapping[path]))
  const anew = mark(to, moved)
  return policy === 'never-lower' ? Math.max(before, anew) : anew
}

/** What a question counts in an attempt. */
export type Terms = Pick<Question, 'points' | 'safety'>

/** A marked answer of an attempt. `counts` says what its question counts, and `isMeant` whether the correction is about it. */
export type AnswerInForce = { position: number; given: Answer; mark: number; counts: Terms; isMeant: boolean }

/** A mark that a correction changes. `countsAsNew` is true if the points and the safety flag of the new version hold from then on. */
export type MarkChange = { position: number; before: number; after: number; countsAsNew: boolean }

/** What a correction does to one attempt: its marks and its grade before and after. `missedSafety` counts questions on safety. */
export type AttemptChange = { marks: MarkChange[]; before: Grade; after: Grade; missedSafety: number }

// Shares such as 1/3 are not exact in binary.
const roundingError = 1e-9

/**
 * Returns what a correction does to an attempt, or null if it changes nothing. `passPercent` is that of the attempt. The points and the
 * safety flag of the new version hold as well, unless the grade of the attempt is overridden, which counts the points as they were, or
 * the policy is `never-lower` and the attempt would be worse for it.
 */
export function correctAttempt(
  rule: CorrectionRule,
  answers: readonly AnswerInForce[],
  { passPercent, isOverridden }: { passPercent: number; isOverridden: boolean },
): AttemptChange | null {
  const gradeBy = (marked: readonly AnswerInForce[]) =>
    grade(
      marked.map(({ counts, mark }) => ({ question: counts, mark })),
      passPercent,
    )
  const before = gradeBy(answers)
  const anew = (withTerms: boolean) =>
    answers.map((each) => {
      if (!each.isMeant) return each
      const counts = withTerms && rule.to && isOtherTerms(each.counts, rule.to) ? rule.to : each.counts
      return { ...each, counts, mark: correctedMark(rule, each.given, each.mark) }
    })
  const whole = anew(!isOverridden)
  const after = rule.policy === 'never-lower' && isWorse(gradeBy(whole), before) ? anew(false) : whole
  const marks = after.flatMap(({ position, mark, counts }, i): MarkChange[] => {
    const old = answers[i] as AnswerInForce
    const countsAsNew = counts !== old.counts
    const isSame = Math.abs(mark - old.mark) < roundingError && !countsAsNew
    return isSame ? [] : [{ position, before: old.mark, after: mark, countsAsNew }]
  })
  if (marks.length === 0) return null
  const missedSafety = countMissedSafety(after.map(({ counts, mark }) => ({ question: counts, mark })))
  return { marks, before, after: gradeBy(after), missedSafety }
}

/** Returns true if two versions of a question count differently in an attempt. */
export function isOtherTerms(one: Terms, other: Terms): boolean {
  return one.points !== other.points || (one.safety === undefined) !== (other.safety === undefined)
}

/** What a correction does to a class. `raised` and `lowered` count attempts by their share of the points. */
export type CorrectionCounts = {
  attempts: number
  raised: number
  lowered: number
  newlyPassed: number
  noLongerPassed: number
}

/** The counts before anything is counted. */
export const noCounts: CorrectionCounts = { attempts: 0, raised: 0, lowered: 0, newlyPassed: 0, noLongerPassed: 0 }

/** Returns counts with one more changed attempt, whose grade changes from `before` to `after`. */
export function countChange(counts: CorrectionCounts, before: Grade, after: Grade): CorrectionCounts {
  const step = percent(after) - percent(before)
  return {
    attempts: counts.attempts + 1,
    raised: counts.raised + (step > roundingError ? 1 : 0),
    lowered: counts.lowered + (step < -roundingError ? 1 : 0),
    newlyPassed: counts.newlyPassed + (after.isPassed && !before.isPassed ? 1 : 0),
    noLongerPassed: counts.noLongerPassed + (before.isPassed && !after.isPassed ? 1 : 0),
  }
}

function isWorse(one: Grade, other: Grade): boolean {
  return (other.isPassed && !one.isPassed) || percent(one) < percent(other) - roundingError
}

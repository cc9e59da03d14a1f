import { bootstrapInterval } from './bootstrap'
import { discriminationIndex, discriminativeEfficiency, fisherInterval } from './discrimination'
import {
  acceptableShare,
  fewestAnswers,
  type Interval,
  judgeInterval,
  type ShareInterval,
  type Verdict,
  wilsonInterval,
} from './interval'
import { type ItemResponse, type ItemSums, itemSumsOf, spreadOf } from './item-sums'

/**
 * The facility of a question: the mean mark, 0..1, with its interval and how that was found. `wilson` where all marks are 0 or 1.
 * `wilson-wide` is Wilson's interval of partial marks, which is too wide rather than too narrow. `bootstrap` is the interval that
 * partial marks should have; it needs every response.
 */
export type Facility = ShareInterval & { by: 'wilson' | 'wilson-wide' | 'bootstrap' }

/**
 * The discrimination index of a question, −1..1, with its interval. `fisher` where the facility is 0.1 to 0.9, otherwise `bootstrap`.
 * `interval` is null where there is none: with too few responses, or if it needs the bootstrap and only sums were given.
 */
export type Discrimination = { index: number; interval: (Interval & { by: 'fisher' | 'bootstrap' }) | null }

/** What is said of a question: of its facility, of its discrimination, and of both together. */
export type ItemVerdicts = { facility: Verdict; discrimination: Verdict; question: Verdict }

/**
 * What the sums of a question's responses say of it. `n` counts the learners who were given it. `deviation` is the standard deviation
 * of its mark (divided by n − 1), as a share of its points. A figure is null where it does not exist: `facility` without responses,
 * `deviation` for fewer than two, `discrimination` if marks or rests do not vary.
 */
export type ItemAnalysis = {
  n: number
  facility: Facility | null
  deviation: number | null
  discrimination: Discrimination | null
  verdicts: ItemVerdicts
}

/** What all responses to a question say of it: its intervals are the right ones, by the bootstrap where that is asked for. */
export type CloseItemAnalysis = ItemAnalysis & {
  /** See `discriminativeEfficiency`. */
  efficiency: number | null
}

/** The smallest discrimination index that is acceptable. */
export const acceptableDiscrimination = 0.1
/** With fewer responses than this nothing is said about a question's discrimination. */
export const fewestForDiscrimination = 30

/**
 * Analyses a question by its sums alone, which is fast enough for a list of all questions.
 *
 * The interval of partial marks is Wilson's, which is too wide. The interval of discrimination is absent where the facility is below
 * 0.1 or above 0.9. Both can make a verdict `unclear` that `analyseItemClosely` finds clear.
 */
export function analyseItem(sums: ItemSums): ItemAnalysis {
  return withVerdicts(bySums(sums))
}

/**
 * Analyses a question by all its responses. The lowest 32 bits of `seed` decide the draws of the bootstrap; the order of the responses
 * does not matter.
 */
export function analyseItemClosely(responses: readonly ItemResponse[], seed: number): CloseItemAnalysis {
  const pieces = analyseItemInPieces(responses, seed)
  for (;;) {
    const { done, value } = pieces.next()
    if (done) return value
  }
}

/** Does the same as `analyseItemClosely`, and pauses after each piece of the work. */
export function* analyseItemInPieces(responses: readonly ItemResponse[], seed: number): Pieces<CloseItemAnalysis> {
  const sorted = responses.toSorted((a, b) => a.mark - b.mark || a.rest - b.rest)
  const figures = bySums(itemSumsOf(sorted))
  return {
    ...withVerdicts({
      ...figures,
      facility: figures.facility && (yield* narrowFacility(figures.facility, sorted, seed)),
      discrimination: figures.discrimination && (yield* boundDiscrimination(figures.discrimination, sorted, seed)),
    }),
    efficiency: discriminativeEfficiency(sorted),
  }
}

/**
 * Judges a question by the intervals of its two figures: `look` if either asks for it, `fine` if both are, otherwise `unclear`. With
 * fewer than 10 responses nothing is clear, and with fewer than 30 nothing about discrimination. A figure without an interval is
 * unclear.
 */
export function judgeItem(n: number, facility: Interval | null, discrimination: Interval | null): ItemVerdicts {
  const judge = (interval: Interval | null, fewest: number, acceptable: number) =>
    interval && n >= fewest ? judgeInterval(interval, acceptable) : 'unclear'
  const both: [Verdict, Verdict] = [
    judge(facility, fewestAnswers, acceptableShare),
    judge(discrimination, fewestForDiscrimination, acceptableDiscrimination),
  ]
  const question = both.includes('look') ? 'look' : both.includes('unclear') ? 'unclear' : 'fine'
  return { facility: both[0], discrimination: both[1], question }
}

type Figures = Omit<ItemAnalysis, 'verdicts'>
type Pieces<T> = Generator<undefined, T>

function withVerdicts(figures: Figures): ItemAnalysis {
  return { ...figures, verdicts: judgeItem(figures.n, figures.facility, figures.discrimination?.interval ?? null) }
}

function bySums(sums: ItemSums): Figures {
  const { n, whole, marks } = sums
  const share = wilsonInterval(marks, n)
  const spread = spreadOf(sums)
  const index = discriminationIndex(sums)
  return {
    n,
    facility: share && { ...share, by: whole === n ? 'wilson' : 'wilson-wide' },
    deviation: spread && Math.sqrt(spread.markVariance),
    discrimination: share && index !== null ? { index, interval: fisherIfMiddling(share.share, index, n) } : null,
  }
}

// Fisher's z supposes that both variables vary freely. The mark of a question that almost everybody or almost nobody gets right does not.
function fisherIfMiddling(facility: number, index: number, n: number): Discrimination['interval'] {
  const interval = facility >= 0.1 && facility <= 0.9 ? fisherInterval(index, n) : null
  return interval && { ...interval, by: 'fisher' }
}

function* narrowFacility(facility: Facility, responses: readonly ItemResponse[], seed: number): Pieces<Facility> {
  // Where all marks are equal, so are those of every resample, and their interval would be a point, however few the learners are.
  if (facility.by === 'wilson' || responses.every(({ mark }) => mark === responses[0]?.mark)) return facility
  const marks = Float64Array.from(responses, ({ mark }) => mark)
  const interval = yield* bootstrapInterval(marks.length, seed, facility.share, (drawn) => {
    let sum = 0
    for (const k of drawn) sum += marks[k] as number
    return sum / marks.length
  })
  return interval ? { ...facility, ...interval, by: 'bootstrap' } : facility
}

function* boundDiscrimination(found: Discrimination, responses: readonly ItemResponse[], seed: number): Pieces<Discrimination> {
  // With three responses there is no Fisher interval either, and a bootstrap of three says nothing.
  if (found.interval || responses.length <= 3) return found
  const marks = Float64Array.from(responses, ({ mark }) => mark)
  const rests = Float64Array.from(responses, ({ rest }) => rest)
  const interval = yield* bootstrapInterval(marks.length, seed, found.index, (drawn) => {
    const sums = { n: drawn.length, whole: 0, marks: 0, squaredMarks: 0, rests: 0, squaredRests: 0, products: 0 }
    for (const k of drawn) {
      const [mark, rest] = [marks[k] as number, rests[k] as number]
      sums.marks += mark
      sums.squaredMarks += mark * mark
      sums.rests += rest
      sums.squaredRests += rest * rest
      sums.products += mark * rest
    }
    return discriminationIndex(sums)
  })
  return { ...found, interval: interval && { ...interval, by: 'bootstrap' } }
}

import type { AuthoredCourse } from './authored-course'
import { bankRules } from './bank-rules'
import { type Guessable, listGuessable } from './guessable'
import type { BankFigure } from './rules/bank-figures'
import { type Bank, listBanks } from './rules/banks'
import { type Coverage, listCoverage } from './rules/coverage'
import {
  type Guessed,
  goalTimesChance,
  joinGuessed,
  listTellingWords,
  measureWordModels,
  type WordModel,
  type WordWeight,
} from './rules/word-model'

/** A figure of one rule for one bank. `causes` holds ids of questions. */
type ReportedFigure = Omit<BankFigure, 'causes' | 'fix'> & { rule: string; causes: string[] }

/** How many questions an objective has, and of which sorts. */
type ReportedObjective = { id: string; testable: boolean; questions: number; application: number; safety: number; kinds: number }

/**
 * The result of the blind word model: hits, the multiple of chance, whether that meets the goal, and the words that it goes by.
 */
type ReportedModel = Guessed & { timesChance: number; isWithinGoal: boolean; forKey: WordWeight[]; against: WordWeight[] }

/** The report on one bank. The report on all banks together has no slug. */
export type ReportedBank = {
  slug: string | null
  questions: number
  figures: ReportedFigure[]
  /**
   * The number of breaches of each rule that looks at single questions. The report on all banks counts those of the whole course.
   */
  breaches: { rule: string; count: number }[]
  /** Null for a bank without single-choice questions, or where no other bank has any to learn from. */
  model: ReportedModel | null
  objectives: ReportedObjective[]
  guessable: Guessable[]
}

/**
 * The report on all question banks of a course: the figures of every rule, the coverage, and the questions that can be guessed.
 */
export type BankReport = { banks: ReportedBank[]; claims: Coverage[]; goalTimesChance: number }

/** How many words with the largest weights, and how many with the smallest, are listed. */
const toldWords = 10

/** Returns the report on a course that the loader could read. */
export function reportBanks(course: AuthoredCourse): BankReport {
  const models = measureWordModels(course)
  const breaches = bankRules.map(({ name, check }) => ({
    rule: name,
    found: (check?.(course) ?? []).filter(({ isOfBank }) => !isOfBank),
  }))
  const banks = listBanks(course).map((bank): ReportedBank => {
    const { slug, questions } = bank
    return {
      slug,
      questions: questions.length,
      figures: bankRules.flatMap(({ name, measure }) =>
        (measure?.(bank, course) ?? []).map(({ causes, fix: _, ...figure }) => ({
          ...figure,
          rule: name,
          causes: [...new Set(causes.map(({ question }) => question.id))],
        })),
      ),
      breaches: breaches.map(({ rule, found }) => ({
        rule,
        count: found.filter(({ file }) => slug === null || file.startsWith(`${slug}/`)).length,
      })),
      model: reportModel(slug, models),
      objectives: listObjectives(course, bank),
      guessable: listGuessable(bank, course, models),
    }
  })
  return { banks, claims: listCoverage(course), goalTimesChance }
}

function reportModel(slug: string | null, models: readonly WordModel[]): ReportedModel | null {
  const own = models.filter((each) => slug === null || each.slug === slug)
  const guessed = joinGuessed(own)
  if (guessed.questions === 0) return null
  const timesChance = guessed.hits / guessed.chance
  const isWithinGoal = timesChance <= goalTimesChance && guessed.interval[0] <= guessed.chance / guessed.questions
  return { ...guessed, timesChance, isWithinGoal, ...listTellingWords(meanWeights(own), toldWords) }
}

/** Returns the mean weight of each word over several models. A word that a model does not know has weight 0 in it. */
function meanWeights(models: readonly WordModel[]): WordWeight[] {
  const sums = new Map<string, number>()
  for (const { weights } of models) for (const { word, weight } of weights) sums.set(word, (sums.get(word) ?? 0) + weight)
  return [...sums].map(([word, sum]) => ({ word, weight: sum / models.length }))
}

function listObjectives(course: AuthoredCourse, { slug, questions }: Bank): ReportedObjective[] {
  return course.modules
    .filter((module) => slug === null || module.slug === slug)
    .flatMap((module) =>
      module.objectives.map(({ id, testable }) => {
        const about = questions.filter((placed) => placed.module === module && placed.question.objective === id)
        return {
          id,
          testable,
          questions: about.length,
          application: about.filter(({ question }) => question.asks === 'application').length,
          safety: about.filter(({ question }) => question.safety !== undefined).length,
          kinds: new Set(about.map(({ question }) => question.kind)).size,
        }
      }),
    )
}

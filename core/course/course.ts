import { z } from 'zod'
import { slug, words } from '../questions/every-question'
import { type Doubt, doubts, legendWords, strength } from './evidence'
import { languageTag } from './language'

/** A regular expression that an author writes. It ignores case. */
export const pattern = words.refine(isPattern, 'this is not a regular expression')

/** What the sources say about the common telling of a claim: that it matches them, or how it differs. */
export const verdict = z.enum(['match', 'oversimplified', 'contradicted', 'unsupported', 'editorial'])

/** A statement of fact that lessons teach and questions test, with the evidence for it. An entry of `claims.yaml`. */
export const claim = z.strictObject({
  /** The name by which lessons, questions and figures refer to the claim. */
  id: words,
  /** The statement itself, which the course presents as true. */
  text: words,
  /** Details and limits that a reader can open next to the claim. */
  note: words,
  /** The evidence for `text`: the name of a strength of the course's scale. It decides the mark that readers see. */
  evidence: words,
  /** The verdict on the common telling of the claim. It never applies to `text`. */
  verdict,
  /** How the claim is often told elsewhere, in the author's words. The verdict is shown with it. */
  telling: words.optional(),
  /** Whether graded questions may test the claim. */
  grading: z.enum(['may be graded', 'only with its qualifier', 'never']),
  /**
   * For `only with its qualifier`: a regular expression that the words of a question or a lesson that state the claim must match.
   */
  qualifier: pattern.optional(),
  /** The ids of the references that support the claim. */
  references: z.array(words).default([]),
  /** Why no passage teaches the claim. Only for a claim that is not taught. */
  notTaught: words.optional(),
})
/** A claim that `claim` accepts. */
export type Claim = z.infer<typeof claim>

/**
 * Returns what is wrong with the common telling of a claim. Returns null if it matches the sources or the verdict is `editorial`.
 */
export function doubtOf({ verdict }: Pick<Claim, 'verdict'>): Doubt | null {
  return verdict === 'match' || verdict === 'editorial' ? null : verdict
}

/** A source that claims rest on. An entry of `references.yaml`. */
export const reference = z.strictObject({
  /** The name by which claims and figures refer to the source. */
  id: words,
  /** Author, title, publisher and year, as readers see them. */
  citation: words,
  /** True if learners may see the source. False for one that was read but cannot be recommended to them. */
  citable: z.boolean(),
  /** The web address of the source. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** An identifier by which the source can be found, such as `DOI 10.1000/xyz; PMID 123`. */
  identifier: words.optional(),
  /** Why a citable source has neither a url nor an identifier. */
  noLink: words.optional(),
  /** What the course uses the source for. */
  supports: words.optional(),
  /** The day on which somebody last read the source and compared the course with it. */
  checkedOn: z.iso.date().optional(),
})
/** A source that `reference` accepts. */
export type Reference = z.infer<typeof reference>

/** A common error. An entry of `misconceptions.yaml`. */
export const misconception = z.strictObject({
  /** The name by which wrong choices refer to the misconception. */
  id: words,
  /** The error itself, as somebody who believes it would say it. */
  text: words,
  /** The correction, which a learner reads after choosing an answer that shows the error. */
  feedback: words,
  /** The ids of the claims that contradict the error. Empty only in a course without claims. */
  refutedBy: z.array(words).default([]),
})
/** A common error that `misconception` accepts. */
export type Misconception = z.infer<typeof misconception>

/** A technical term. An entry of `glossary.yaml`. */
export const term = z.strictObject({
  /** The name by which lessons refer to the term. */
  id: slug,
  /** The term as it is written in a text. A second name may follow in brackets. */
  term: words,
  /** The meaning, in plain words. */
  meaning: words,
})
/** A term that `term` accepts. */
export type Term = z.infer<typeof term>

/** What a learner can do after a lesson. */
export const objective = z.strictObject({
  /** The name by which questions refer to the objective. */
  id: words,
  /**
   * The level of thinking that it needs, after Bloom's revised taxonomy (Anderson & Krathwohl, 2001). Only a strict course must say
   * it.
   */
  level: z.enum(['Remember', 'Understand', 'Apply', 'Analyse', 'Evaluate', 'Create']).optional(),
  /** The objective, beginning with a verb: "Say what yeast does". */
  text: words,
  /** False if no kind of question can test the objective. The lesson then gives it as a reflection. */
  testable: z.boolean(),
  /** The ids of the claims that a learner needs for it. Empty only in a course without claims. */
  claims: z.array(words).default([]),
})
/** An objective that `objective` accepts. */
export type Objective = z.infer<typeof objective>

/** The front matter of a lesson. */
export const lessonFacts = z.strictObject({
  /** The title of the module. */
  title: words,
  /** The question that the lesson answers. */
  question: words,
  /** One or two sentences about the lesson, for lists of modules. */
  summary: words,
  /** How long the lesson takes to read, in minutes. */
  minutes: z.number().int().positive(),
  /** What a learner can do after the lesson. */
  objectives: z.array(objective).min(1),
  /** The cases that the lesson tells, each as three to six telling words. A graded question must not repeat one of them. */
  cases: z.array(z.array(words).min(3).max(6)).optional(),
})
/** Front matter that `lessonFacts` accepts. */
export type LessonFacts = z.infer<typeof lessonFacts>

/** The facts of a course, from `course.yaml`. */
export const course = z.strictObject({
  /** The stable name of the course. */
  id: slug,
  /** The title of the course. */
  title: words,
  /** The title where there is little room, as in the header of a phone. If it is left out, the title stands there. */
  shortTitle: words.max(24).optional(),
  /** One or two sentences about the course. */
  summary: words,
  /** The language of the course, as a language tag such as `en`, `en-GB` or `ar`. It decides the direction of the pages, too. */
  language: z.string().regex(languageTag, 'write a language tag such as en, de or pt-BR'),
  /** The day on which the facts of the course were last reviewed. */
  reviewedOn: z.iso.date(),
  /** The notice at the foot of every page, such as "For practice only; the recipe books have the last word". */
  notice: words,
  /** Help in an emergency: in which situation, what to do, and the telephone number, which the page makes a link. */
  crisis: z.array(z.strictObject({ when: words, what: words, telephone: words.optional() })).default([]),
  /** The scale of evidence of the course, in the order of its legend. If it is left out, the usual scale applies. */
  strengths: z.array(strength).min(1).refine(areDistinct, 'two strengths share an id or a symbol').optional(),
  /** Other words for what is wrong with a common telling. */
  doubts: z.partialRecord(z.enum(doubts), legendWords).optional(),
  /** The modules in their order. Each is the name of a folder. */
  modules: z.array(slug).min(1),
  /**
   * The names that the folders of modules had before, by the name that they have now. Results and addresses under a former name
   * belong to the module.
   */
  formerly: z.record(slug, z.array(slug).min(1)).optional(),
  /** Names that a text about this subject cannot avoid. They count as short words when its reading grade is measured. */
  names: z.array(words).default([]),
  /** True if a breach of the rules for banks and lessons is an error. If it is left out, a breach is a warning. */
  strict: z.boolean().optional(),
  /** The number of words of a lesson, from and to. If it is left out, the usual limits apply. */
  lessonWords: z.tuple([z.number().int().positive(), z.number().int().positive()]).optional(),
  /** The US school grades of a lesson, from and to. If they are left out, the usual limits apply. */
  readingGrades: z.tuple([z.number(), z.number()]).optional(),
})
/** The facts of a course that `course` accepts, with defaults filled in. */
export type Course = z.infer<typeof course>

/** Something that the course must not say. An entry of `forbidden.yaml`. */
export const forbiddenSentence = z.strictObject({
  /** A regular expression. A sentence of the course that matches it is an error. */
  pattern,
  /** A regular expression for exceptions, such as "not" or "whether". A sentence that also matches it is allowed. */
  unless: pattern.optional(),
  /** What is wrong with such a sentence. */
  message: words,
  /** How to fix it. */
  mend: words,
  /** Sentences that this entry must forbid. The check tries it out on them. */
  refused: z.array(words).optional(),
  /** Sentences that no entry of the file may forbid. The check tries all of them out. */
  allowed: z.array(words).optional(),
})
/** An entry that `forbiddenSentence` accepts. */
export type ForbiddenSentence = z.infer<typeof forbiddenSentence>

/** The ids that the course has used, from `ids.yaml`. Results, links and notes outside the course refer to them. */
export const recordedIds = z.strictObject({
  /** The slugs of modules. */
  modules: z.array(words).default([]),
  /** The ids of passages, as `module/passage`. */
  passages: z.array(words).default([]),
  /** The ids of questions, graded or for practice. */
  questions: z.array(words).default([]),
  /** Ids of things that were removed for good. They must never be used again. */
  retired: z.array(words).default([]),
})
/** The ids of a file that `recordedIds` accepts. */
export type RecordedIds = z.infer<typeof recordedIds>

/** A named section of a lesson. `claims` has the ids of the claims that it teaches. */
export type Passage = { id: string; title: string; claims: string[] }

/**
 * A module as everybody may see it, without its questions. `quizSize` is the number of questions in an attempt, `passPercent` the
 * share of the points that passes it, and `safetyPoints` the number of safety points.
 */
export type Module = LessonFacts & {
  slug: string
  passages: Passage[]
  quizSize: number
  passPercent: number
  safetyPoints: number
}

function areDistinct(strengths: readonly z.infer<typeof strength>[]): boolean {
  const count = (values: string[]) => new Set(values).size
  return (
    count(strengths.map(({ id }) => id)) === strengths.length && count(strengths.map(({ symbol }) => symbol)) === strengths.length
  )
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'iu'))
  } catch {
    return false
  }
}

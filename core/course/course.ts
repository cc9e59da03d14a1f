import { z } from 'zod'
import { slug, words } from '../questions/every-question'

/** A regular expression of an author's, read without regard to case. */
export const pattern = words.refine(isPattern, 'this is no regular expression')

/** What a claim rests on. */
export const evidence = z.enum([
  'established',
  'label-supported',
  'preliminary human evidence',
  'case report',
  'preclinical',
  'hypothesis',
  'consensus advice',
])

/** How the common telling of a claim holds up against what was read. */
export const verdict = z.enum(['match', 'oversimplified', 'contradicted', 'unsupported', 'editorial'])

/**
 * A statement of fact that lessons teach and questions test, with what it rests on. `text` says what is so; `telling` is how it
 * is often told, in the author's words, and `verdict` is about the telling alone.
 */
export const claim = z.strictObject({
  id: words,
  text: words,
  note: words,
  evidence,
  verdict,
  telling: words.optional(),
  grading: z.enum(['may be graded', 'only with its qualifier', 'never']),
  qualifier: pattern.optional(),
  references: z.array(words).default([]),
  notTaught: words.optional(),
})
export type Claim = z.infer<typeof claim>

/** The strength of a claim as a reader sees it, in the order of the legend. */
export const strengths = ['established', 'label', 'early-human', 'case-report', 'laboratory', 'hypothesis', 'advice'] as const
export type Strength = (typeof strengths)[number]

const strengthOfEvidence: Record<Claim['evidence'], Strength> = {
  established: 'established',
  'label-supported': 'label',
  'preliminary human evidence': 'early-human',
  'case report': 'case-report',
  preclinical: 'laboratory',
  hypothesis: 'hypothesis',
  'consensus advice': 'advice',
}

/** The strength that a reader is shown beside what is so: that of its evidence. The verdict stands at the telling instead. */
export function strengthOf({ evidence }: Pick<Claim, 'evidence'>): Strength {
  return strengthOfEvidence[evidence]
}

/** What can be amiss with a common telling, in the order of the legend. */
export const doubts = ['oversimplified', 'contradicted', 'unsupported'] as const satisfies Claim['verdict'][]
export type Doubt = (typeof doubts)[number]

/** What is amiss with the common telling of a claim; null where it holds, or where the course speaks for itself. */
export function doubtOf({ verdict }: Pick<Claim, 'verdict'>): Doubt | null {
  return verdict === 'match' || verdict === 'editorial' ? null : verdict
}

/** A source. Only those with `citable` may be shown to learners; one of them without url and identifier says why (`noLink`). */
export const reference = z.strictObject({
  id: words,
  citation: words,
  citable: z.boolean(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  identifier: words.optional(),
  noLink: words.optional(),
  supports: words.optional(),
  checkedOn: z.iso.date().optional(),
})
export type Reference = z.infer<typeof reference>

/** A common error, and the short word that sets it right. */
export const misconception = z.strictObject({
  id: words,
  text: words,
  feedback: words,
  refutedBy: z.array(words).min(1),
})
export type Misconception = z.infer<typeof misconception>

/** A term and its meaning in plain words. */
export const term = z.strictObject({ id: slug, term: words, meaning: words })
export type Term = z.infer<typeof term>

/** What a learner can do after a lesson. One that these kinds of question cannot test is `testable: false`. */
export const objective = z.strictObject({
  id: words,
  level: z.enum(['Remember', 'Understand', 'Apply', 'Analyse', 'Evaluate', 'Create']),
  text: words,
  testable: z.boolean(),
  claims: z.array(words).min(1),
})
export type Objective = z.infer<typeof objective>

/** The front matter of a lesson. */
export const lessonFacts = z.strictObject({
  title: words,
  question: words,
  summary: words,
  minutes: z.number().int().positive(),
  objectives: z.array(objective).min(1),
})
export type LessonFacts = z.infer<typeof lessonFacts>

/**
 * The facts of a course, from `course.yaml`. `modules` is their order; each is the name of a folder. `names` are words that a
 * text about this subject cannot do without; how hard the text is to read is measured without them.
 */
export const course = z.strictObject({
  id: slug,
  title: words,
  summary: words,
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
  reviewedOn: z.iso.date(),
  notice: words,
  crisis: z.array(z.strictObject({ when: words, what: words, telephone: words.optional() })).default([]),
  modules: z.array(slug).min(1),
  names: z.array(words).default([]),
})
export type Course = z.infer<typeof course>

/** What this course must not say: a sentence that matches `pattern`, and not `unless`. */
export const forbiddenSentence = z.strictObject({ pattern, unless: pattern.optional(), message: words, mend: words })
export type ForbiddenSentence = z.infer<typeof forbiddenSentence>

/** Ids that were once in use: results, links and other people's notes point at them. What is `retired` never comes back. */
export const recordedIds = z.strictObject({
  modules: z.array(words).default([]),
  passages: z.array(words).default([]),
  questions: z.array(words).default([]),
  retired: z.array(words).default([]),
})
export type RecordedIds = z.infer<typeof recordedIds>

/** A named section of a lesson and the claims that it teaches. */
export type Passage = { id: string; title: string; claims: string[] }

/** A module as everybody may see it: no questions, only how many an attempt has and what it takes to pass. */
export type Module = LessonFacts & {
  slug: string
  passages: Passage[]
  quizSize: number
  passPercent: number
  safetyPoints: number
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'iu'))
  } catch {
    return false
  }
}

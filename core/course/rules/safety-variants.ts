import type { Question } from '../../question'
import type { AuthoredCourse, AuthoredModule } from '../authored-course'
import type { Breach } from './bank-figures'
import { listBank, type PlacedQuestion } from './placed-questions'
import { findWording, type Wording } from './wording'

/** The fewest variants of a safety point. With fewer, a retake would soon repeat one. */
const fewestVariants = 3

/** How cautious an option of a variant is, and whether it is right. */
type Cautious = { caution: number; isKey: boolean }

/** Finds safety points with too few variants, and safety points at which the most cautious option is always right. */
export function checkSafetyVariants(course: AuthoredCourse): Breach[] {
  return course.modules.flatMap((module) =>
    module.quiz.safetyPoints.flatMap(({ id }, i) => {
      const line = module.lineOf.quiz(['safetyPoints', i])
      return listComplaints(course, module, id).map(([message, fix]) => ({
        file: `${module.slug}/quiz.yaml`,
        line,
        message: `The safety point "${id}" ${message}`,
        fix,
        isHint: false,
      }))
    }),
  )
}

/** Returns true if a wrong option is more cautious than every right one. */
export function isCautionWrong(options: readonly Cautious[]): boolean {
  const top = Math.max(...options.map(({ caution }) => caution))
  return options.every(({ caution, isKey }) => !isKey || caution < top)
}

/** Returns true if two or more options are equally the most cautious and at least one of them is wrong. */
export function isCautionShared(options: readonly Cautious[]): boolean {
  const top = Math.max(...options.map(({ caution }) => caution))
  const most = options.filter(({ caution }) => caution === top)
  return top > 0 && most.length > 1 && most.some(({ isKey }) => !isKey)
}

/**
 * Returns the caution of each option. If the author's `mostCautious` is set, its options score 1 and all others 0; otherwise an
 * option scores 2 for words of advice and 1 for hedging words. The list is empty if neither can be known.
 */
export function listCautions(question: Question, wording: Wording | null): Cautious[] {
  switch (question.kind) {
    case 'single-choice':
    case 'multiple-response': {
      const named = question.mostCautious === undefined ? null : [question.mostCautious].flat()
      if (!named && !wording) return []
      return question.choices.map(({ id, text }) => ({
        caution: named ? Number(named.includes(id)) : wordedCaution(text, wording),
        isKey: [question.key].flat().includes(id),
      }))
    }
    case 'true-false':
      if (question.mostCautious === undefined) return []
      return [true, false].map((said) => ({
        caution: Number(said === question.mostCautious),
        isKey: said === question.key,
      }))
    case 'matching':
    case 'ordering':
    case 'numeric':
    case 'short-answer':
    case 'cloze':
      return []
  }
}

function wordedCaution(text: string, wording: Wording | null): number {
  return wording ? 2 * Number(wording.advice(text)) + Number(wording.hedge(text)) : 0
}

function listComplaints(course: AuthoredCourse, module: AuthoredModule, point: string): [message: string, fix: string][] {
  const variants: PlacedQuestion[] = listBank(module).filter(({ question }) => question.safety === point)
  const complaints: [string, string][] = []
  // A point without any variant cannot be drawn, which the loader has reported.
  if (variants.length === 0) return complaints
  if (variants.length < fewestVariants) {
    const have = variants.length === 1 ? '1 variant' : `${variants.length} variants`
    complaints.push([`has ${have}; at least ${fewestVariants} are wanted.`, 'Write another case of it.'])
  }
  if (variants.every(({ question }) => question.kind === 'true-false')) {
    complaints.push(['is asked by true-false questions alone.', 'Write a variant with options.'])
  }
  const wording = findWording(course)
  const cautions = variants.map(({ question }) => listCautions(question, wording)).filter(({ length }) => length > 0)
  if (!wording && cautions.length === 0) return complaints
  if (!cautions.some(isCautionWrong)) {
    complaints.push([
      'has no variant in which the most cautious option is wrong.',
      'Write a case that needs no special step, or name its most cautious option in `mostCautious`.',
    ])
  }
  if (!cautions.some(isCautionShared)) {
    complaints.push([
      'has no variant with two options of the highest caution, one of them wrong.',
      'Write two cautious options of which one is wrong, or name them in `mostCautious: [one, other]`.',
    ])
  }
  return complaints
}

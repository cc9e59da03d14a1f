import type { AuthoredCourse } from '../authored-course'
import type { Breach } from './bank-figures'
import { listPairs, type Pair } from './likeness'
import { listRuns } from './names'
import type { PlacedQuestion } from './placed-questions'
import { askedWordsOf } from './question-words'

/** The likeness of a practice question and a graded one from which on it is a hint, and from which on it is a breach. */
const suspiciousLikeness = 0.27
const highestLikeness = 0.35

/** Finds practice questions that rehearse a graded question of any module, by similar words or by six words in a row. */
export function checkRehearsals(course: AuthoredCourse): Breach[] {
  const runsOf = listRuns(course)
  const runs = new Map<PlacedQuestion['question'], string[]>()
  const cached = ({ question }: PlacedQuestion) => {
    const known = runs.get(question) ?? runsOf(askedWordsOf(question))
    runs.set(question, known)
    return known
  }
  return listPairs(course)
    .filter(({ first, second }) => first.isGraded !== second.isGraded)
    .flatMap(({ first, second, likeness }) => {
      const [practice, graded] = first.isGraded ? [second, first] : [first, second]
      const shared = cached(practice).find((run) => cached(graded).includes(run))
      return [...checkAlike(practice, graded, likeness), ...(shared ? [sameRun(practice, graded, shared)] : [])]
    })
}

function checkAlike(practice: PlacedQuestion, graded: PlacedQuestion, likeness: Pair['likeness']): Breach[] {
  if (likeness < suspiciousLikeness) return []
  const isHint = likeness < highestLikeness
  const message = `Practice "${practice.question.id}" rehearses graded "${graded.question.id}" (likeness ${likeness.toFixed(2)}; ${isHint ? `look at it from ${suspiciousLikeness}` : `below ${highestLikeness} is allowed`}).`
  return [{ file: practice.file, line: practice.line(), message, fix: 'Practise another side of it.', isHint }]
}

function sameRun(practice: PlacedQuestion, graded: PlacedQuestion, run: string): Breach {
  const message = `Practice "${practice.question.id}" has six words in a row from graded "${graded.question.id}": “${run}”.`
  return { file: practice.file, line: practice.line(), message, fix: 'Say it in other words.', isHint: false }
}

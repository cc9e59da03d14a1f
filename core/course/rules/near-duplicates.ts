import type { Question } from '../../question'
import type { AuthoredCourse } from '../authored-course'
import type { Breach } from './bank-figures'
import { areVariants, listPairs, listWords, type Pair, sharedWeight, type Weigh, weighQuestions } from './likeness'
import type { PlacedQuestion } from './placed-questions'
import { askedWordsOf, listTypedKeys } from './question-words'

/** The likeness of two questions of one objective from which on it is a hint, and from which on it is a breach. */
const withinObjective = { hint: 0.3, breach: 0.4 }

/** The likeness of other questions from which on it is a hint: of two modules, and of two objectives of one module. */
const acrossModules = 0.33
const withinModule = 0.4

/** The common share of the weight of two keys from which on questions about one claim ask the same. */
const sameKey = 0.5

/**
 * Finds questions with nearly the same words, or with the same claim and nearly the same key. Variants of one safety point are
 * exempt.
 */
export function checkNearDuplicates(course: AuthoredCourse): Breach[] {
  const weigh = weighQuestions(course)
  return listPairs(course)
    .filter(({ first, second }) => first.isGraded === second.isGraded && !areVariants(first, second))
    .flatMap((pair) => {
      const alike = checkLikeness(pair)
      return alike.length > 0 ? alike : checkSameKey(pair, weigh)
    })
}

function checkLikeness({ first, second, likeness }: Pair): Breach[] {
  const isSameObjective = first.module === second.module && first.question.objective === second.question.objective
  const other = first.module === second.module ? withinModule : acrossModules
  const isBreach = isSameObjective && first.isGraded && likeness >= withinObjective.breach
  const allowed = isBreach ? withinObjective.breach : isSameObjective ? withinObjective.hint : other
  if (likeness < allowed) return []
  const where = isSameObjective ? ' within one objective' : first.module === second.module ? '' : ' of another module'
  const message = `Question "${second.question.id}" is much like "${first.question.id}"${where} (likeness ${likeness.toFixed(2)}; below ${allowed} is allowed).`
  return [finding(second, message, !isBreach)]
}

function checkSameKey({ first, second }: Pair, weigh: Weigh): Breach[] {
  const [a, b] = [first.question, second.question]
  const isOneObjective = first.module === second.module && a.objective === b.objective
  const claim = a.claims.find((each) => b.claims.includes(each))
  if (!first.isGraded || !isOneObjective || claim === undefined || a.kind !== b.kind) return []
  if (sharedWeight(listKeyWords(a), listKeyWords(b), weigh) < sameKey) return []
  const message = `Question "${b.id}" asks about claim ${claim} for the same answer as "${a.id}", in the same way.`
  return [finding(second, message, true)]
}

function finding({ file, line }: PlacedQuestion, message: string, isHint: boolean): Breach {
  return { file, line: line(), message, fix: 'Ask about another side of it, or drop one of the two.', isHint }
}

/** Returns the words of the key. Matching and ordering have no wrong options, so that all their words count. */
function listKeyWords(question: Question): string[] {
  switch (question.kind) {
    case 'single-choice':
    case 'multiple-response': {
      const key = [question.key].flat()
      return question.choices.filter(({ id }) => key.includes(id)).flatMap(({ text }) => listWords(text))
    }
    case 'cloze':
      return question.blanks.flatMap(({ id, choices }) =>
        listWords(choices.find((each) => each.id === question.key[id])?.text ?? ''),
      )
    case 'numeric':
    case 'short-answer':
      return listTypedKeys(question).flatMap(listWords)
    case 'true-false':
      return [String(question.key), ...listWords(question.stem)]
    case 'matching':
    case 'ordering':
      return listWords(askedWordsOf(question))
  }
}

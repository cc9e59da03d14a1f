import type { Confidence } from './attempt'
import { type Answer, isBlank, type Kind, type Question } from './question'
import { listBlanks } from './questions/cloze'
import { mark as markNumber, readNumber } from './questions/numeric'
import { longestOrdered } from './questions/ordering'
import { fold, mark as markText } from './questions/short-answer'

/** One option as it is explained after marking. `misconception` is an id, given where the learner chose that option. */
export type ReviewedOption = {
  text: string
  isChosen: boolean
  isKey: boolean
  explanation: string
  misconception: string | null
}

/** One stem or blank (whose text is its number) as it is explained: what was given, what is right, and each option that had something to teach. */
export type ReviewedPart = {
  text: string
  given: string | null
  right: string
  isRight: boolean
  explanation: string
  misconception: string | null
  options: ReviewedOption[]
}

/** One item of an order; places count from 1. `isInOrder` marks the longest run that stood rightly. */
export type ReviewedItem = { text: string; place: number | null; rightPlace: number; isInOrder: boolean; explanation: string }

/** What a learner typed beside what is right. */
export type ReviewedText = {
  typed: string | null
  right: string
  isRight: boolean
  explanation: string
  mistake: { explanation: string; misconception: string | null } | null
}

/** What was counted for a partial mark; null where a question is right or wrong as a whole, or blank. */
export type Tally = { right: number; wrong: number; of: number }

/** A marked question as the result page tells it: everything a learner may now know. */
export type ReviewedQuestion = {
  questionId: string
  kind: Kind
  stem: string
  points: number
  mark: number
  isBlank: boolean
  isSafety: boolean
  confidence: Confidence | null
  tally: Tally | null
  objective: string
  passage: string
  claims: string[]
  detail:
    | { options: ReviewedOption[] }
    | { parts: ReviewedPart[]; text: string | null }
    | { items: ReviewedItem[] }
    | { text: ReviewedText }
}

/** A question, an answer in the author's ids and its mark, told as a small essay. */
export function review(question: Question, given: Answer, mark: number, confidence: Confidence | null): ReviewedQuestion {
  const { id, kind, stem, points, safety, objective, passage, claims } = question
  return {
    questionId: id,
    kind,
    stem,
    points,
    mark,
    isBlank: isBlank(given),
    isSafety: safety !== undefined,
    confidence,
    tally: tally(question, given),
    objective,
    passage,
    claims,
    detail: detail(question, given),
  }
}

function detail(question: Question, given: Answer): ReviewedQuestion['detail'] {
  switch (question.kind) {
    case 'single-choice':
    case 'multiple-response': {
      const chosen = Array.isArray(given) ? given : [given]
      const keys: string[] = Array.isArray(question.key) ? question.key : [question.key]
      return {
        options: question.choices.map(({ id, text, explanation, misconception }) => {
          const isChosen = chosen.includes(id)
          return { text, isChosen, isKey: keys.includes(id), explanation, misconception: (isChosen && misconception) || null }
        }),
      }
    }
    case 'true-false':
      return {
        options: (['true', 'false'] as const).map((id) => {
          const isChosen = given === id
          const isKey = String(question.key) === id
          return {
            text: id === 'true' ? 'True' : 'False',
            isChosen,
            isKey,
            explanation: question.explanations[id],
            misconception: (isChosen && !isKey && question.misconception) || null,
          }
        }),
      }
    case 'matching': {
      const nameOf = (id?: string) => question.targets.find((each) => each.id === id)?.text ?? null
      return {
        text: null,
        parts: question.stems.map(({ id, text, explanation, misconception }) => {
          const target = pairOf(given, id)
          const isRight = target === question.key[id]
          return {
            text,
            given: nameOf(target),
            right: nameOf(question.key[id]) ?? '',
            isRight,
            explanation,
            misconception: (target !== undefined && !isRight && misconception) || null,
            options: [],
          }
        }),
      }
    }
    case 'cloze':
      return {
        text: numberBlanks(question.text),
        parts: question.blanks.map((blank, i) => reviewBlank(question, blank, i, given)),
      }
    case 'ordering': {
      const order = Array.isArray(given) ? given : []
      const inOrder = longestOrdered(question.key, order)
      return {
        items: question.key.flatMap((id, i) => {
          const item = question.items.find((each) => each.id === id)
          if (!item) return []
          const place = order.indexOf(id) + 1 || null
          return [{ text: item.text, place, rightPlace: i + 1, isInOrder: inOrder.includes(id), explanation: item.explanation }]
        }),
      }
    }
    case 'numeric': {
      const typed = typeof given === 'string' ? given : null
      const value = typed === null ? null : readNumber(question, typed)
      const isRight = typed !== null && markNumber(question, typed) === 1
      const mistake = question.mistakes.find((each) => value !== null && Math.abs(each.value - value) < 1e-9)
      return {
        text: {
          typed,
          right: `${question.key}\u00a0${question.unit}`,
          isRight,
          explanation: question.explanation,
          mistake:
            mistake && !isRight ? { explanation: mistake.explanation, misconception: mistake.misconception ?? null } : null,
        },
      }
    }
    case 'short-answer': {
      const typed = typeof given === 'string' ? given : null
      const isRight = typed !== null && markText(question, typed) === 1
      const mistake = question.mistakes.find((each) => typed !== null && fold(each.text) === fold(typed))
      return {
        text: {
          typed,
          right: question.key.join(' · '),
          isRight,
          explanation: question.explanation,
          mistake:
            mistake && !isRight ? { explanation: mistake.explanation, misconception: mistake.misconception ?? null } : null,
        },
      }
    }
  }
}

function reviewBlank(
  question: Extract<Question, { kind: 'cloze' }>,
  blank: Extract<Question, { kind: 'cloze' }>['blanks'][number],
  index: number,
  given: Answer,
): ReviewedPart {
  const chosen = pairOf(given, blank.id)
  const key = question.key[blank.id]
  const choiceOf = (id?: string) => blank.choices.find((each) => each.id === id)
  return {
    text: String(index + 1),
    given: choiceOf(chosen)?.text ?? null,
    right: choiceOf(key)?.text ?? '',
    isRight: chosen === key,
    explanation: choiceOf(key)?.explanation ?? '',
    misconception: (chosen !== key && choiceOf(chosen)?.misconception) || null,
    options: blank.choices.map(({ id, text, explanation, misconception }) => ({
      text,
      isChosen: chosen === id,
      isKey: key === id,
      explanation,
      misconception: (chosen === id && misconception) || null,
    })),
  }
}

// What is counted for a partial mark. An order counts the items of its longest rightly ordered run.
function tally(question: Question, given: Answer): Tally | null {
  if (isBlank(given)) return null
  switch (question.kind) {
    case 'multiple-response': {
      const ticked = new Set(Array.isArray(given) ? given : [])
      const right = question.key.filter((id) => ticked.has(id)).length
      return { right, wrong: ticked.size - right, of: question.key.length }
    }
    case 'matching':
      return tallyPairs(question.key, given)
    case 'cloze':
      return tallyPairs(question.key, given)
    case 'ordering': {
      const right = longestOrdered(question.key, Array.isArray(given) ? given : []).length
      return { right, wrong: question.key.length - right, of: question.key.length }
    }
    default:
      return null
  }
}

function tallyPairs(key: Record<string, string>, given: Answer): Tally {
  const ids = Object.keys(key)
  const right = ids.filter((id) => pairOf(given, id) === key[id]).length
  return { right, wrong: ids.filter((id) => pairOf(given, id) !== undefined).length - right, of: ids.length }
}

function pairOf(given: Answer, id: string): string | undefined {
  return given !== null && typeof given === 'object' && !Array.isArray(given) && Object.hasOwn(given, id) ? given[id] : undefined
}

function numberBlanks(text: string): string {
  const order = listBlanks(text)
  return text.replace(/\[\[([a-z0-9-]+)\]\]/g, (_, id: string) => `(${order.indexOf(id) + 1})`)
}

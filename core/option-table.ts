import { type Answer, explainKind, isBlank, type Question } from './question'
import type { Detail, ExplainedOption } from './questions/explained'

/** A response to a question: the answer in the author's ids, its mark and the share of the rest of the attempt, both 0..1. */
export type TabledResponse = { answer: Answer; mark: number; rest: number }

/**
 * How many chose something. `rest` is the mean share, 0..1, that they earned on the rest of their attempts, null if nobody chose it.
 */
export type Chosen = { answers: number; rest: number | null }

/** An option with how many chose it. `misconception` is the id that the author has given it, or null. */
export type TabledOption = Chosen & { text: string; isRight: boolean; misconception: string | null }

/**
 * The options of a question, or of one part of it. `part` is the text of a stem or the number of a blank; null if the question has no
 * parts. `omitted` counts those who left it blank.
 */
export type OptionGroup = { part: string | null; options: TabledOption[]; omitted: Chosen }

// What is typed has no end of forms: the most frequent say enough.
const mostTyped = 10

/**
 * Tabulates how often each option of a question was chosen, with omissions apart. Of what is typed, the ten most frequent answers are the
 * options; of an order, its items are, and those count who have the item in the right run. `responses` are those to this question.
 */
export function tabulateOptions(question: Question, responses: readonly TabledResponse[]): OptionGroup[] {
  // Many learners give the same answer, and explaining it is most of the work.
  const known = new Map<string, Detail>()
  const detailOf = (each: TabledResponse): Detail => {
    const key = `${each.mark}/${JSON.stringify(each.answer)}`
    const detail = known.get(key) ?? explained(question, each)
    known.set(key, detail)
    return detail
  }
  const given = responses.map((each) => ({ ...each, detail: isBlank(each.answer) ? null : detailOf(each) }))
  const blank = explained(question, { answer: null, mark: 0, rest: 0 })
  const whole = (options: (OptionOf & { chose: (detail: Detail) => boolean })[]): OptionGroup => ({
    part: null,
    options: options.map(({ chose, ...option }) => ({
      ...option,
      ...count(given, ({ detail }) => detail !== null && chose(detail)),
    })),
    omitted: count(given, ({ detail }) => detail === null),
  })
  if ('options' in blank) {
    return [
      whole(
        blank.options.map((option, i) => ({ ...optionOf(question, option, null, i), chose: (detail) => isChosen(detail, i) })),
      ),
    ]
  }
  if ('items' in blank) {
    const inOrder = (detail: Detail, i: number) => 'items' in detail && detail.items[i]?.isInOrder === true
    return [
      whole(
        blank.items.map(({ text }, i) => ({ text, isRight: true, misconception: null, chose: (detail) => inOrder(detail, i) })),
      ),
    ]
  }
  if ('text' in blank && !('parts' in blank)) return [whole(listTyped(given))]
  return blank.parts.map((part, p) => {
    const ofPart = (detail: Detail | null) => (detail && 'parts' in detail ? (detail.parts[p]?.given ?? null) : null)
    const texts = part.options.length > 0 ? part.options : listTargets(question, part.right)
    return {
      part: part.text,
      options: texts.map((option, i) => ({
        ...optionOf(question, option, p, i),
        ...count(given, ({ detail }) => ofPart(detail) === option.text),
      })),
      omitted: count(given, ({ detail }) => ofPart(detail) === null),
    }
  })
}

type OptionOf = Omit<TabledOption, keyof Chosen>
type Given = TabledResponse & { detail: Detail | null }

function explained(question: Question, { answer, mark }: TabledResponse): Detail {
  return explainKind(question, answer, mark).detail
}

function isChosen(detail: Detail, i: number): boolean {
  return 'options' in detail && detail.options[i]?.isChosen === true
}

function count(given: readonly Given[], chose: (each: Given) => boolean): Chosen {
  const those = given.filter(chose)
  const rest = those.reduce((sum, each) => sum + each.rest, 0) / those.length
  return { answers: those.length, rest: those.length > 0 ? rest : null }
}

function optionOf(
  question: Question,
  { text, isKey }: Pick<ExplainedOption, 'text' | 'isKey'>,
  p: number | null,
  i: number,
): OptionOf {
  return { text, isRight: isKey, misconception: isKey ? null : (misconceptionOf(question, p, i) ?? null) }
}

function misconceptionOf(question: Question, p: number | null, i: number): string | undefined {
  switch (question.kind) {
    case 'single-choice':
    case 'multiple-response':
      return question.choices[i]?.misconception
    case 'true-false':
      return question.misconception
    case 'matching':
      return question.stems[p ?? 0]?.misconception
    case 'cloze':
      return question.blanks[p ?? 0]?.choices[i]?.misconception
    case 'ordering':
    case 'numeric':
    case 'short-answer':
      return undefined
  }
}

// Each stem of a matching question can be given every target.
function listTargets(question: Question, right: string): Pick<ExplainedOption, 'text' | 'isKey'>[] {
  return question.kind === 'matching' ? question.targets.map(({ text }) => ({ text, isKey: text === right })) : []
}

function listTyped(given: readonly Given[]): (OptionOf & { chose: (detail: Detail) => boolean })[] {
  const counted = new Map<string, { option: OptionOf; answers: number }>()
  for (const { detail } of given) {
    if (!detail || !('text' in detail) || 'parts' in detail || detail.text.typed === null) continue
    const { typed, isRight, mistake } = detail.text
    const before = counted.get(typed)
    const option = { text: typed, isRight, misconception: mistake?.misconception ?? null }
    counted.set(typed, { option, answers: (before?.answers ?? 0) + 1 })
  }
  return [...counted.values()]
    .sort((a, b) => b.answers - a.answers || (a.option.text < b.option.text ? -1 : 1))
    .slice(0, mostTyped)
    .map(({ option }) => ({
      ...option,
      chose: (detail) => 'text' in detail && !('parts' in detail) && detail.text.typed === option.text,
    }))
}

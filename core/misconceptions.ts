// Browsers load this file, so it imports only types: the schemas would bring zod with them.
import type { Question } from './question'
import type { Detail, ExplainedOption } from './questions/explained'

/**
 * Returns the ids of the misconceptions that an explained answer shows, each once: of the wrong choices that were made, or of the mistake
 * that was typed.
 */
export function listShownMisconceptions(detail: Detail): string[] {
  const ofOptions = (options: readonly ExplainedOption[]) =>
    options.map(({ misconception, isKey }) => (isKey ? null : misconception))
  const all = () => {
    if ('options' in detail) return ofOptions(detail.options)
    if ('parts' in detail) return detail.parts.flatMap((part) => [part.misconception, ...ofOptions(part.options)])
    if ('items' in detail) return []
    return [detail.text.mistake?.misconception ?? null]
  }
  return [...new Set(all().filter((id) => id !== null))]
}

/** Returns the ids of the misconceptions that answers to a question can show, each once. */
export function listPossibleMisconceptions(question: Question): string[] {
  const of = (list: readonly { misconception?: string | undefined }[]) => list.flatMap(({ misconception }) => misconception ?? [])
  const all = (): string[] => {
    switch (question.kind) {
      case 'single-choice':
      case 'multiple-response':
        return of(question.choices)
      case 'true-false':
        return of([question])
      case 'matching':
        return of(question.stems)
      case 'cloze':
        return question.blanks.flatMap(({ choices }) => of(choices))
      case 'numeric':
      case 'short-answer':
        return of(question.mistakes)
      case 'ordering':
        return []
    }
  }
  return [...new Set(all())]
}

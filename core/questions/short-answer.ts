import { z } from 'zod'
import { everyQuestion, words } from './shared'

/** A few words, compared with a list of accepted ones. Never fuzzy: in medicines, one letter is another drug. */
export const schema = z.strictObject({
  ...everyQuestion,
  kind: z.literal('short-answer'),
  key: z.array(words).min(1),
  explanation: words,
  mistakes: z.array(z.strictObject({ text: words, explanation: words, misconception: words.optional() })).default([]),
})
type ShortAnswer = z.infer<typeof schema>

/** What the learner typed. */
export const answer = z.string().max(200)

/** 1 where what was typed is on the list after folding, else 0. */
export function mark({ key }: ShortAnswer, typed: string): number {
  return key.some((accepted) => fold(accepted) === fold(typed)) ? 1 : 0
}

/** What two spellings of the same words have in common: Unicode form, case, hyphens inside words, and blanks. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=[\p{L}\p{N}])[-\u2010-\u2015](?=[\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

import { z } from 'zod'
import { everyQuestion, haveUniqueIds, slug, words } from './shared'

const blankChoice = z.strictObject({ id: slug, text: words, explanation: words, misconception: words.optional() })
const blank = z
  .strictObject({ id: slug, choices: z.array(blankChoice).min(2) })
  .refine(({ choices }) => haveUniqueIds(choices), { path: ['choices'], error: 'two choices of a blank share an id' })

/** A text with blanks, each filled from its own list. In the text a blank is written [[its-id]]. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('cloze'),
    text: words,
    blanks: z.array(blank).min(1),
    key: z.record(slug, slug),
  })
  .refine(({ blanks }) => haveUniqueIds(blanks), { path: ['blanks'], error: 'two blanks share an id' })
  .refine(({ text, blanks }) => listBlanks(text).join() === blanks.map(({ id }) => id).join(), {
    path: ['text'],
    error: 'the text must name each blank once as [[id]], in the order of the list',
  })
  .refine(
    ({ blanks, key }) =>
      blanks.length === Object.keys(key).length && blanks.every(({ id, choices }) => choices.some((each) => each.id === key[id])),
    { path: ['key'], error: 'the key must give every blank one of its own choices' },
  )
type Cloze = z.infer<typeof schema>

/** Choice id by blank id; blanks left alone are absent. */
export const answer = z.record(z.string(), z.string())

/** The share of blanks that were filled rightly, 0..1. */
export function mark({ blanks, key }: Cloze, filled: Record<string, string>): number {
  return blanks.filter(({ id }) => Object.hasOwn(filled, id) && filled[id] === key[id]).length / blanks.length
}

/** The ids of the blanks in a text, in the order in which they are read. */
export function listBlanks(text: string): string[] {
  return [...text.matchAll(/\[\[([a-z0-9-]+)\]\]/g)].map(([, id = '']) => id)
}

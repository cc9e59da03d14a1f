import { z } from 'zod'
import { everyQuestion, words } from './shared'

const fields = z.strictObject({
  ...everyQuestion,
  kind: z.literal('numeric'),
  unit: words,
  unitSpellings: z.array(words).default([]),
  key: z.number(),
  tolerance: z.number().nonnegative().default(0),
  explanation: words,
  mistakes: z.array(z.strictObject({ value: z.number(), explanation: words, misconception: words.optional() })).default([]),
})
type Numeric = z.infer<typeof fields>

/** A number in a unit that the page names; each likely wrong number may have its own explanation. */
export const schema = fields.refine((question) => mark(question, String(question.key)) === 1, {
  path: ['key'],
  error: 'nobody can type this number for certain (such as 1.125 or 1e-7); use another unit',
})

/** What the learner typed. */
export const answer = z.string().max(200)

/** 1 where the typed number is within the tolerance of the key, else 0. What cannot be read as a number earns 0. */
export function mark(question: Numeric, typed: string): number {
  const value = readNumber(question, typed)
  // A little room for binary fractions: 0.3 − 0.1 must be 0.2.
  return value !== null && Math.abs(value - question.key) <= question.tolerance + 1e-9 ? 1 : 0
}

/**
 * The number in what was typed: a decimal comma or point, an optional sign, and the question's unit or nothing after it.
 * Null where that cannot be said for certain: among others digits grouped by threes ("1,000"), and a raised or lowered digit ("10²").
 */
export function readNumber({ unit, unitSpellings }: Pick<Numeric, 'unit' | 'unitSpellings'>, typed: string) {
  // Unicode's compatibility form would make 102 of 10².
  if (/[\p{Nd}.,]\s*[\u00b2\u00b3\u00b9\u2070-\u2089]/u.test(typed)) return null
  const folded = typed
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .trim()
    .toLowerCase()
  const found = /^([+-]?\d+(?:[.,]\d+)?|[+-]?[.,]\d+)\s*(.*)$/su.exec(folded)
  if (!found) return null
  const [, digits = '', rest = ''] = found
  const units = [unit, ...unitSpellings].map((spelling) => spelling.normalize('NFKC').toLowerCase())
  if (rest !== '' && !units.includes(rest)) return null
  if (/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return null
  return Number(digits.replace(',', '.'))
}

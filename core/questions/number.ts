import { asciiDigits, collapseBlanks, dropInvisible, unifyMarks } from '../characters'
import { dropEnds, fold } from './folding'

/** The most characters of a typed answer. */
export const mostTypedCharacters = 200

/** The unit of a numeric question, and other spellings that a learner may type. */
export type Unit = { unit: string; unitSpellings: readonly string[] }

// U+066B is always a decimal mark. A raised dot, as some British journals write it, is read as one.
const decimalMarks = /[\u00b7\u2e33]/gu

// A sign, a currency sign, digits with marks between them, and what follows. A mark that groups digits has exactly three after it.
const numeral = /^([+-]?) ?(\p{Sc}?) ?((?:\d|[.,٫](?=\d)|[ '٬](?=\d{3}(?!\d)))+)(.*)$/su

/**
 * Reads the number that was typed: digits of any script with an optional sign, decimal mark and grouping in threes, followed by the
 * question's unit or by nothing. A currency sign may also stand before the digits.
 *
 * Returns null if the text is not certainly one number. "1,000" and "1.125" may each be grouped or decimal; "1,000.5" may not. Returns
 * null for more than 200 characters.
 */
export function readNumber({ unit, unitSpellings }: Unit, typed: string): number | null {
  if (typed.length > mostTypedCharacters) return null
  const found = numeral.exec(dropEnds(tidy(typed)))
  if (!found) return null
  const [, sign = '', currency = '', digits = '', rest = ''] = found
  const units = [unit, ...unitSpellings].map(fold)
  const given = fold(currency + rest)
  if (given !== '' && !units.includes(given)) return null
  const value = numberIn(digits)
  return value !== null && sign === '-' ? -value : value
}

// Compatibility forms are not resolved, because 10² would become 102. Digits, signs and marks are replaced one by one.
function tidy(typed: string): string {
  const marks = asciiDigits(unifyMarks(dropInvisible(typed)))
    .replace(/[\u207a\ufe62\uff0b\u2795]/gu, '+')
    .replace(/[\uff0e\ufe52]/gu, '.')
    .replace(/[\uff0c\ufe50]/gu, ',')
    .replace(decimalMarks, '٫')
  return collapseBlanks(marks)
}

function numberIn(digits: string): number | null {
  const found = /^(?:(\d*)|([1-9]\d{0,2}([ '٬.,])\d{3}(?:\3\d{3})*))(?:([.,٫])(\d+))?$/u.exec(digits)
  if (!found) return null
  const [, whole = '', grouped = '', group, mark, decimals = ''] = found
  if (group !== undefined && mark === group) return null
  if (mark !== '٫' && /^[1-9]\d{0,2}$/.test(whole) && decimals.length === 3) return null
  return Number(`${whole || grouped.replace(/\D/gu, '')}.${decimals}`)
}

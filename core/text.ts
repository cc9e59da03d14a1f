import { z } from 'zod'

/**
 * Returns the schema of a text from outside, before it is normalised, folded or matched. A text of more than `mostCharacters` is
 * refused with the message `tooLong`.
 *
 * Every such field starts with this, because normalising a run of combining characters takes time that grows with the square of its
 * length. Text in Unicode's composed form is at most a few times longer in another form, so the limit is several times that of the
 * finished value.
 */
export function rawText(tooLong: string, mostCharacters = 1000) {
  return z.string().max(mostCharacters, tooLong)
}

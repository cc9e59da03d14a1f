// This file does not use zod, because the form that explains a refusal runs in the browser.

// Scripts that stack combining marks need up to four on one letter. A tall stack covers the text around it.
const tooManyMarks = /\p{M}{7}/u

// Characters that are copied along unseen when somebody pastes a name: direction marks and zero-width spaces.
const strayCharacters = /[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

// Matches every joiner. The group captures those that are needed: between letters, where Persian and Sinhala use them, and between
// two emoji that are shown as one.
const joiner = /((?<=[\p{L}\p{M}])\p{Join_C}(?=\p{L})|(?<=\p{ExtPict}|\p{EMod}|\ufe0f)\u200d(?=\p{ExtPict}))|\p{Join_C}/gu

// Characters that are shown as nothing: control characters, private use, lone surrogates, and all that Unicode calls ignorable, which
// includes the Hangul fillers. Joiners and variation selectors are allowed. U+2800 is the blank Braille pattern.
const hiddenCharacter = /[\p{Cc}\p{Co}\p{Cs}\u2800]|(?!\p{Join_C}|\p{VS})[\p{Cf}\p{DI}]/u

/** Why a name is refused. */
export type NameFault = 'name-missing' | 'name-long' | 'name-invalid' | 'name-marks' | 'name-without-letters'

/**
 * Returns a name on one line, in Unicode's composed form, without the invisible characters that are often pasted with it. The caller
 * must limit the length first.
 */
export function tidyName(typed: string): string {
  return typed.replace(strayCharacters, '').normalize('NFC').replace(joiner, '$1').replace(/\s+/gu, ' ').trim()
}

/** Returns the first invisible character of a name, such as a Hangul filler or a control character. Returns null if there is none. */
export function findHiddenCharacter(name: string): string | null {
  return hiddenCharacter.exec(name)?.[0] ?? null
}

/**
 * Returns why a name is refused that `tidyName` has returned. Returns null if it has 1 to 100 characters, all of them visible, with
 * at least one letter or digit and at most 6 combining marks in a row.
 */
export function findNameFault(name: string): NameFault | null {
  if (name === '') return 'name-missing'
  if (name.length > 100) return 'name-long'
  if (findHiddenCharacter(name) !== null) return 'name-invalid'
  if (tooManyMarks.test(name)) return 'name-marks'
  return /[\p{L}\p{N}]/u.test(name) ? null : 'name-without-letters'
}

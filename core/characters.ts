// Without schemas: browsers use this file. Every function here expects a text whose length the caller has limited.

// Characters that are shown as nothing: Unicode's format characters and all that it calls ignorable. The group captures joiners between
// letters, which belong to the spelling of Persian and Sinhala.
const invisible = /((?<=[\p{L}\p{M}])\p{Join_C}(?=\p{L}))|[\p{Cf}\p{DI}]/gu

// What keyboards, word processors and PDF files put for an apostrophe: straight and curly, letters that look like one, primes, accents.
const apostrophes =
  /[`\u00b4\u02b9\u02bb-\u02bd\u02c8\u02ca\u02cb\u0374\u055a\u05f3\u2018-\u201b\u2032\u2035\u275b\u275c\ua78b\ua78c\uff07\uff40]/gu

// The same for quotation marks: straight, curly, low, angled, in corners, and double primes.
const quotationMarks =
  /[\u00ab\u00bb\u02ba\u02dd\u02ee\u05f4\u201c-\u201f\u2033\u2036\u2039\u203a\u275d-\u275e\u276e\u276f\u300c-\u300f\u301d-\u301f\ufe41-\ufe44\uff02\uff62\uff63]/gu

// Hyphens, dashes and minus signs, also raised and lowered ones.
const dashes = /[\p{Pd}\u02d7\u2043\u207b\u208b\u2212\u2796]/gu

// White space, and the Braille pattern without dots, which is shown as a blank.
const blanks = /[\s\u2800]+/gu

/** Returns a text without the characters that are shown as nothing, such as zero-width spaces. Joiners between letters stay. */
export function dropInvisible(text: string): string {
  return text.replace(invisible, '$1')
}

/** Returns a text in which every form of apostrophe is ', every quotation mark is " and every hyphen, dash or minus sign is -. */
export function unifyMarks(text: string): string {
  return text.replace(apostrophes, "'").replace(quotationMarks, '"').replace(dashes, '-')
}

/** Returns a text in which every run of white space is one space, with none at the ends. */
export function collapseBlanks(text: string): string {
  return text.replace(blanks, ' ').trim()
}

/** Returns a text in which the decimal digits of every script are those of ASCII. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : String(valueOfDigit(digit))))
}

/** Returns true if nothing of a text can be seen. */
export function isBlankText(text: string): boolean {
  return !/[^\s\p{Cf}\p{DI}\u2800]/u.test(text)
}

// Unicode has the digits of a script in a row, from zero to nine. Only the five rows of mathematical digits touch each other.
function valueOfDigit(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return (code - zero) % 10
}

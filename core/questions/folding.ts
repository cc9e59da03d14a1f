// Without schemas: browsers use this file.
import { asciiDigits, collapseBlanks, dropInvisible, unifyMarks } from '../characters'

const softHyphens = /\u00ad/gu

// A hyphen between words, with blanks around it or without. In "x -5" it is a minus sign.
const hyphensInside = /(?<=[\p{L}\p{M}\p{N}])(?:-| - |- | -(?!\p{N}))(?=[\p{L}\p{N}])/gu

// One full stop or semicolon at the end, of any script, after something else.
const closingStop = /^(.*[^ ]) ?[.;\u037e\u0589\u061b\u06d4\u0964\u1362\u17d4\u3002\ufe52\ufe54\uff0e\uff1b\uff61]$/su

/**
 * Reduces a text to the form in which typed words are compared. The caller must limit the length first.
 *
 * Two texts have the same form if they differ only in Unicode's compatibility characters, capital letters, the dot of a Turkish i,
 * invisible characters, white space, the script of digits, the form of apostrophes, quotation marks and hyphens, a hyphen or a space
 * between words, quotation marks around the whole, and one full stop or semicolon at the end. No other letter, digit or sign is changed
 * or left out: the comparison is never fuzzy, because one letter can make another word.
 */
export function fold(text: string): string {
  const inMarks = unifyMarks(dropInvisible(text)).normalize('NFKC').toLowerCase().normalize('NFC')
  const letters = inMarks.replaceAll('i\u0307', 'i').replaceAll('ı', 'i').replaceAll('ς', 'σ').replaceAll('٪', '%')
  return dropEnds(collapseBlanks(asciiDigits(letters)).replace(hyphensInside, ' '))
}

/**
 * Returns true if two texts are the same once folded. A soft hyphen counts as nothing or as a hyphen, because some programs insert one
 * where a word may break, and others copy the hyphen of a PDF file as one.
 */
export function isSameText(one: string, other: string): boolean {
  const forms = formsOf(other)
  return formsOf(one).some((form) => forms.includes(form))
}

/** Returns a text without one full stop or semicolon at its end, and without quotation marks around the whole. Blanks must be single. */
export function dropEnds(text: string): string {
  const bare = dropStop(text)
  const [, double, single] = /^(?:"(.+)"|'(.+)')$/su.exec(bare) ?? []
  const inner = (double ?? single)?.trim()
  if (!inner) return bare
  return bare === text ? dropStop(inner) : inner
}

function dropStop(text: string): string {
  return closingStop.exec(text)?.[1] ?? text
}

function formsOf(text: string): string[] {
  return text.includes('\u00ad') ? [fold(text), fold(text.replace(softHyphens, '-'))] : [fold(text)]
}

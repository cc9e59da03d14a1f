import { asciiDigits, collapseBlanks, unifyMarks } from './characters'

/** The most characters that a search may have. */
export const mostSearchCharacters = 200

// The marks of scripts that are also written without them: accents, points of Hebrew, vowel signs of Arabic. The two marks of Japanese and
// the vowel signs of Indian scripts are letters, as it were.
const accents = /(?=\p{Mn})(?![\u3099\u309a])[\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}]/gu

// Letters that Unicode does not take apart, and what people type who do not have them on their keyboard.
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ł: 'l',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ə: 'e',
  ɓ: 'b',
  ɖ: 'd',
  ɗ: 'd',
  ɛ: 'e',
  ɣ: 'g',
  ƙ: 'k',
  ɲ: 'n',
  ɔ: 'o',
  ƴ: 'y',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ـ: '',
}
const otherLetters = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu')

/**
 * Returns a text in the form in which names are searched and sorted: small letters without accents, in all scripts, and without anything
 * invisible. "É", "e\u0301" and "E" are one, and so are "Łukasz" and "lukasz", "Weiß" and "WEISS", "İ", "ı" and "i". The caller must limit
 * the length first. Returns an empty text if nothing is left by which anybody could be found.
 */
export function foldForSearch(text: string): string {
  const apart = unifyMarks(text)
    .replace(/[\p{Cf}\p{DI}]/gu, '')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
  const plain = apart.replace(accents, '').replace(otherLetters, (letter) => plainLetters[letter] ?? letter)
  return collapseBlanks(asciiDigits(plain).normalize('NFC'))
}

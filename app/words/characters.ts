import { findHiddenCharacter, tidyName } from '@/core/name'

const names: Record<string, string> = {
  '\u00ad': 'a soft hyphen',
  '\u034f': 'a combining grapheme joiner',
  '\u115f': 'a Hangul filler',
  '\u1160': 'a Hangul filler',
  '\u180e': 'a Mongolian vowel separator',
  '\u2800': 'a blank Braille pattern',
  '\u3164': 'a Hangul filler',
  '\uffa0': 'a Hangul filler',
}

/** Explains that a name contains an invisible character, and which one. */
export function hiddenCharacterWords(name: string): string {
  const character = findHiddenCharacter(tidyName(name)) ?? ''
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `The name has a character that nobody can see: ${names[character] ?? sortOf(character)} (U+${code}). Type the name without it.`
}

function sortOf(character: string): string {
  if (/\p{Co}/u.test(character)) return 'a private-use character'
  if (/\p{Cc}/u.test(character)) return 'a control character'
  if (/\p{Cs}/u.test(character)) return 'half of a character'
  return 'an invisible character'
}

import { expect, test } from 'vitest'
import { hiddenCharacterWords } from '@/app/words/characters'

test.each([
  ['Ada\u3164', 'a Hangul filler (U+3164)'],
  ['\u2800', 'a blank Braille pattern (U+2800)'],
  ['\u115f', 'a Hangul filler (U+115F)'],
  ['\u034f', 'a combining grapheme joiner (U+034F)'],
  ['\ue000', 'a private-use character (U+E000)'],
  ['Ada\u{e0041}', 'an invisible character (U+E0041)'],
  ['Ada\u0007', 'a control character (U+0007)'],
  ['\u200f\u202eAda\u00ad', 'a soft hyphen (U+00AD)'],
])('the words for the name %j name the character that nobody can see', (name, words) => {
  expect(hiddenCharacterWords(name)).toBe(`The name has a character that nobody can see: ${words}. Type the name without it.`)
})

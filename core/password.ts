/** Why a new password of the right length is refused: many people use it, or it is the person's own name or e-mail address. */
export type PasswordFault = 'password-common' | 'password-personal'

const shortestUnit = 4
const mostAroundAWord = 8

// The alphabet, the digits, and the keys of English, German and French keyboards, forwards and backwards.
const rows = [
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
].flatMap((row) => [row.repeat(2), [...row.repeat(2)].reverse().join('')])

/**
 * Returns why a password is easy to guess, or null if it is not. `isCommon` returns true if a word in lower case is on a list of
 * common passwords.
 *
 * Three forms are checked: the whole password; the word that is left without up to 8 digits and symbols at its ends; and the unit
 * that it repeats. A unit of fewer than 4 characters and a run of neighbouring keys or letters count as common.
 */
export function judgePassword(
  password: string,
  person: { name: string; email: string },
  isCommon: (word: string) => boolean,
): PasswordFault | null {
  const whole = password.toLowerCase()
  const words = new Set([whole, withoutEnds(whole), unitOf(whole), unitOf(withoutEnds(whole))])
  const own = ownWords(person)
  if ([...words].some((word) => own.has(squeeze(word)))) return 'password-personal'
  const isFirst = (word: string) => word.length < shortestUnit || isCommon(word) || rows.some((row) => row.includes(word))
  return [...words].some(isFirst) ? 'password-common' : null
}

/** Returns the name, each word of it, the e-mail address and the part before the @, as letters and digits only. */
function ownWords({ name, email }: { name: string; email: string }): Set<string> {
  const parts = [name, email, email.split('@')[0] ?? '', ...name.split(/\s/u)].map((part) => squeeze(part.toLowerCase()))
  return new Set(parts.filter((part) => part.length >= shortestUnit))
}

function squeeze(word: string): string {
  return word.replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

function withoutEnds(word: string): string {
  const core = word.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}\p{M}]+$/u, '')
  return core.length >= shortestUnit && word.length - core.length <= mostAroundAWord ? core : word
}

/** Returns the shortest unit that a word repeats. The last repetition may be cut off. Returns the word if it repeats nothing. */
function unitOf(word: string): string {
  for (let length = 1; length <= word.length / 2; length++) {
    if (word.startsWith(word.slice(length))) return word.slice(0, length)
  }
  return word
}

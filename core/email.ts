import { dropInvisible } from './characters'

// Japanese keyboards type wide forms of the ASCII characters, the @ among them.
const wideForms = /[\ufe50-\ufe6f\uff00-\uffef]/gu
const apostrophes = /[\u2018\u2019\u02bc]/gu
const hyphens = /[\u2010-\u2015\u2212]/gu

// RFC 5321 (Atom) with the letters, digits and signs of all scripts, as RFC 6531 adds them.
const atom = /^(?:[a-z0-9!#$%&'*+/=?^_`{|}~-]|(?!\p{ASCII})[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Join_C}])+$/u
// RFC 5321 (Quoted-string).
const quotedString = /^"(?:[^"\\\p{C}]|\\["\\])+"$/u

// Two labels at least, each of 1 to 63 letters, digits and inner hyphens. A top-level domain has letters alone, or is a coded one.
const asciiDomain =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9](?:[a-z0-9-]{0,57}[a-z0-9])?)$/

/** Returns an e-mail address in the form in which the first edition compared addresses. The caller must limit the length first. */
export function plainEmail(typed: string): string {
  return typed.trim().normalize('NFC').toLowerCase()
}

/**
 * Returns an e-mail address in the form in which addresses are compared: all forms in which one address can be typed, pasted or sent have
 * the same. The caller must limit the length first. A text that is no address is returned as well, in some form; see `isEmail`.
 *
 * The domain is that of DNS (UTS 46, as in URLs), so that "почта.рф" and "xn--80a1acny.xn--p1ai" are one. The part before the @ is folded
 * by the rules of RFC 8265 for user names: width, small letters, Unicode's composed form. Invisible characters, the curls of apostrophes,
 * the kind of hyphen, needless quotation marks and the dot of a capital Turkish I do not count.
 */
export function foldEmail(typed: string): string {
  const narrow = dropInvisible(typed).replace(wideForms, (character) => character.normalize('NFKC'))
  const plain = plainEmail(narrow.replace(apostrophes, "'").replace(hyphens, '-')).replaceAll('i\u0307', 'i')
  const at = plain.lastIndexOf('@')
  return at < 0 ? plain : `${withoutQuotes(plain.slice(0, at))}@${foldDomain(plain.slice(at + 1))}`
}

/**
 * Returns true if a text that `foldEmail` has returned can be an e-mail address: at most 64 bytes, an @, and a domain of two labels or
 * more; 254 bytes in all. An address at a machine instead of a domain, such as ada@[192.0.2.1], is not one.
 */
export function isEmail(folded: string): boolean {
  const at = folded.lastIndexOf('@')
  const [local, domain] = [folded.slice(0, Math.max(at, 0)), folded.slice(at + 1)]
  if (bytesOf(local) > 64 || bytesOf(folded) > 254) return false
  return (isDotString(local) || quotedString.test(local)) && isDomain(domain)
}

function isDomain(domain: string): boolean {
  return asciiDomain.test(domain) && (!domain.includes('xn--') || hostOf(domain) === domain)
}

function isDotString(local: string): boolean {
  return local.split('.').every((part) => atom.test(part))
}

// "ada"@example.org is ada@example.org. Quotation marks that are needed stay, and so do the backslashes that are.
function withoutQuotes(local: string): string {
  if (!/^"(?:[^"\\]|\\.)*"$/su.test(local)) return local
  const content = local.slice(1, -1).replace(/\\(.)/gsu, '$1')
  return isDotString(content) ? content : `"${content.replace(/["\\]/gu, '\\$&')}"`
}

function foldDomain(domain: string): string {
  const name = domain.replace(/[.\u3002]$/u, '')
  if (/^[a-z0-9.-]*$/.test(name) && !name.includes('xn--')) return name
  // These end or divide the host in a URL, or are decoded in it.
  if (/[\s/?#:@%\\[\]<>^|"]/u.test(name)) return name
  return hostOf(name) ?? name
}

// Returns null if a name cannot be coded for DNS, or is coded wrongly.
function hostOf(name: string): string | null {
  return URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : null
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}

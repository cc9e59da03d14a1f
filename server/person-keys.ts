import { domainToUnicode } from 'node:url'
import { foldEmail } from '@/core/email'
import type { Person } from '@/core/people'
import { foldForSearch } from '@/core/search'

/** What is stored of a name and an e-mail address so that they are found and sorted in every form. */
export type PersonKeys = { addressKey: string; sortKey: string; searchText: string }

// Longer than any name or address that a form accepts.
const mostCharacters = 1000

/**
 * Returns the keys of a name and an e-mail address: `addressKey`, by which an account is found; `sortKey`, by which lists are sorted; and
 * `searchText`, the text that is searched, with the domain in both of its forms. Whatever writes a name or an address writes these with it.
 */
export function personKeys({ name, email }: Pick<Person, 'name' | 'email'>): PersonKeys {
  const [boundName, boundEmail] = [name.slice(0, mostCharacters), email.slice(0, mostCharacters)]
  const addressKey = foldEmail(boundEmail)
  const forms = new Set([boundName, boundEmail, addressKey, shownEmail(addressKey)].map(foldForSearch))
  return { addressKey, sortKey: foldForSearch(boundName), searchText: [...forms].join(' ') }
}

/** Returns an e-mail address as people read it: with its domain in the letters of its own script. */
export function shownEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  return domain.includes('xn--') ? `${email.slice(0, at + 1)}${domainToUnicode(domain) || domain}` : email
}

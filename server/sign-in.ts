import { foldEmail } from '@/core/email'
import type { PasswordFault } from '@/core/password'
import type { SignIn, SignInError, SignUp } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { db } from './database/client'
import { findPasswordFault } from './new-passwords'
import { fitsPassword, hashPassword } from './passwords'
import { type Account, asAccount, createPerson, findPerson } from './people'
import { sinceFirstPress } from './second-press'
import { logSecurity } from './security-log'
import { countSignUp, countTry, forgetTry, type Source, takeBackTry } from './sign-in-limits'
import { refreshEnrolments, thePerson } from './standings'

/**
 * Creates a learner's account. The same form sent again within a minute returns the account that the first one created. `source` is
 * where the request comes from; pass null from a trusted script, which is not limited.
 *
 * Refusals: `email-taken` if the e-mail address has an account; `too-many-tries` after too many sign-ups from the same network;
 * `password-common` and `password-personal` if the password is easy to guess; `crowded` while too many passwords wait to be hashed.
 */
export async function signUp(
  form: SignUp,
  now = new Date(),
  source: Source | null = null,
): Promise<Result<Account, 'email-taken' | 'too-many-tries' | 'crowded' | PasswordFault>> {
  const fault = await findPasswordFault(form.password, form)
  if (fault) return err(fault)
  const wait = source && countSignUp(source)
  if (source && wait !== null) {
    logSecurity('sign-up-braked', { network: source.network, waitSeconds: wait })
    return err('too-many-tries')
  }
  const passwordHash = await hashPassword(form.password)
  if (passwordHash === null) return err('crowded')
  const made = await createPerson(db(), form, 'learner', passwordHash, now)
  if (made.ok) await refreshEnrolments(db(), thePerson(made.value.id))
  if (made.ok && source) logSecurity('signed-up', { person: made.value.id, network: source.network })
  const before = made.ok ? null : await findJustCreated(form, now)
  return before ? ok(before) : made
}

// The name must be the same as well. Otherwise this would be a way to try passwords for an address that has just signed up.
async function findJustCreated({ name, email, password }: SignUp, now: Date): Promise<Account | null> {
  const row = await db().person.findFirst({ where: { email, name, role: 'learner', createdAt: { gte: sinceFirstPress(now) } } })
  return row && (await fitsPassword(row.passwordHash, password)) ? asAccount(row) : null
}

/**
 * Returns the account that an e-mail address, in any form, and a password belong to. `source` is where the request comes from.
 *
 * Refusals: `wrong-credentials`, which takes equally long whether or not the e-mail address is known; `too-many-tries` after too
 * many failures, see `countTry`; `crowded` while too many passwords wait to be hashed.
 */
export async function signIn({ email: typed, password }: SignIn, source: Source): Promise<Result<Account, SignInError>> {
  // All forms of an address are counted as one, or each would be worth further tries.
  const email = foldEmail(typed)
  const wait = countTry(email, source)
  if (wait !== null) {
    logSecurity('sign-in-braked', { email, network: source.network, waitSeconds: wait })
    return err('too-many-tries')
  }
  const row = await findPerson(typed)
  const fits = await fitsPassword(row?.passwordHash ?? null, password)
  if (fits === null) {
    takeBackTry(email, source)
    return err('crowded')
  }
  if (!fits || !row) {
    logSecurity('sign-in-failed', { email, network: source.network, ...(row && { person: row.id }) })
    return err('wrong-credentials')
  }
  forgetTry(email, source)
  logSecurity('signed-in', { person: row.id, network: source.network })
  return ok(asAccount(row))
}

import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { PasswordFault } from '@/core/password'
import { type SignIn, type SignInError, type SignUp, signInForm } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { db } from './database/client'
import { readSecret } from './env'
import { findPasswordFault } from './new-passwords'
import { fitsPassword, hashPassword } from './passwords'
import { type Account, asAccount, createPerson, findAccount } from './people'
import { sessionDays } from './sessions'
import { countSignUp, countTry, forgetTry } from './sign-in-limits'

// A second press of the button sends the same form again within seconds.
const secondPressSeconds = 60

/**
 * Creates a learner's account. The same form sent again within a minute returns the account that the first one created. `source` is
 * the network address of the request; pass null from a trusted script, which is not limited.
 *
 * Refusals: `email-taken` if the e-mail address has an account; `too-many-tries` after too many sign-ups from the same `source`;
 * `password-common` and `password-personal` if the password is easy to guess.
 */
export async function signUp(
  form: SignUp,
  now = new Date(),
  source: string | null = null,
): Promise<Result<Account, 'email-taken' | 'too-many-tries' | PasswordFault>> {
  const fault = await findPasswordFault(form.password, form)
  if (fault) return err(fault)
  if (source !== null && !(await countSignUp(source))) return err('too-many-tries')
  const made = await createPerson(db(), form, 'learner', await hashPassword(form.password), now)
  const before = made.ok ? null : await findJustCreated(form, now)
  return before ? ok(before) : made
}

// The name must be the same as well. Otherwise this would be a way to try passwords for an address that has just signed up.
async function findJustCreated({ name, email, password }: SignUp, now: Date): Promise<Account | null> {
  const since = new Date(now.getTime() - secondPressSeconds * 1000)
  const row = await db().person.findFirst({ where: { email, name, role: 'learner', createdAt: { gte: since } } })
  return row && (await fitsPassword(row.passwordHash, password)) ? asAccount(row) : null
}

/**
 * Returns the account that an e-mail address and a password belong to. `source` is the network address of the request.
 *
 * Refusals: `wrong-credentials`, which takes equally long whether or not the e-mail address is known; `too-many-tries` after too
 * many failures for the same e-mail address or from the same `source`.
 */
export async function signIn({ email, password }: SignIn, source: string): Promise<Result<Account, SignInError>> {
  if (!(await countTry(email, source))) return err('too-many-tries')
  const row = await db().person.findUnique({ where: { email } })
  if (!(await fitsPassword(row?.passwordHash ?? null, password)) || !row) return err('wrong-credentials')
  await forgetTry(email, source)
  return ok(asAccount(row))
}

/** Returns next-auth's settings: JWT sessions, and one provider that uses the same use case as the sign-in form. */
export function authOptions(): NextAuthOptions {
  return {
    secret: readSecret(),
    session: { strategy: 'jwt', maxAge: sessionDays * 86_400 },
    pages: { signIn: '/sign-in', signOut: '/progress', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
        authorize: async (given, request) => {
          const form = signInForm.safeParse(given)
          if (!form.success) return null
          const result = await signIn(form.data, String(request.headers?.['x-client-address'] ?? 'unknown'))
          return result.ok ? result.value : null
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, name: user.name, version: (user as Account).sessionVersion } : token),
      session: async ({ session, token }) => {
        const account = await findAccount(token.sub ?? '')
        const isCurrent = account !== null && account.sessionVersion === token.version
        return isCurrent ? { expires: session.expires, user: { name: account.name } } : { expires: session.expires }
      },
    },
  }
}

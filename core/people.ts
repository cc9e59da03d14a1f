import { z } from 'zod'

export type Role = 'learner' | 'instructor'

/** Somebody with an account, as the product speaks of them. */
export type Person = { id: string; name: string; email: string; role: Role }

declare const session: unique symbol
declare const signedIn: unique symbol

/**
 * The person whom a session cookie names, read from the cookie alone: nobody has asked yet whether that session was ended since.
 * Only `server/sessions.ts` makes one. Whoever acts for it must ask in the same statement, or not act.
 */
export type Session = { readonly id: string; readonly sessionVersion: number; readonly [session]: true }

/** A person whose session holds. Only `server/sessions.ts` makes one, so that forgetting to ask does not compile. */
type SignedIn = Person & Session & { readonly [signedIn]: true }

/** A learner who is signed in and acts for himself or herself. */
export type Learner = SignedIn & { readonly role: 'learner' }

/** An instructor who is signed in, and whose records he or she may see. */
export type Instructor = SignedIn & { readonly role: 'instructor'; readonly sees: Sees }

/** Whose records an instructor may see. */
export type Sees = 'everybody'

/** Whoever is signed in, acting for himself or herself: a learner, or an instructor who reads lessons and previews quizzes. */
export type Viewer = Learner | Instructor

/** An address as it is compared: without blanks around it, in Unicode's composed form, in small letters. */
const email = z
  .string()
  .transform((typed) => typed.trim().normalize('NFC').toLowerCase())
  .pipe(z.email('email-invalid').max(254, 'email-invalid'))

/** A password of 10 to 200 characters; which ones is nobody's business. Unicode's composed form is what is kept. */
const password = z
  .string()
  .transform((typed) => typed.normalize('NFC'))
  .pipe(z.string().min(10, 'password-short').max(200, 'password-long'))

/** A name as it is shown: one line, nothing invisible but the joiners with which Persian, Sinhala and others spell. */
const name = z
  .string()
  .transform((typed) => typed.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'name-missing')
      .max(100, 'name-long')
      .regex(/^(?:[^\p{Cc}\p{Cf}]|(?<=[\p{L}\p{M}])[\u200c\u200d](?=\p{L}))*$/u, 'name-invalid'),
  )

/** What somebody gives to make an account. The messages are the codes of `FieldError`. */
export const signUpForm = z.object({ name, email, password })
export type SignUp = z.infer<typeof signUpForm>

/** What somebody gives to sign in. Nothing is said of the password's form: only whether the two fit. */
export const signInForm = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'email-missing')
    .max(254, 'email-invalid')
    .regex(/^\P{Cc}*$/u, 'email-invalid')
    .transform((typed) => typed.normalize('NFC').toLowerCase()),
  password: z
    .string()
    .transform((typed) => typed.normalize('NFC'))
    .pipe(z.string().min(1, 'password-missing').max(200, 'password-long')),
})
export type SignIn = z.infer<typeof signInForm>

/** Why a field cannot be taken as it is. */
export type FieldError =
  | 'name-missing'
  | 'name-long'
  | 'name-invalid'
  | 'email-missing'
  | 'email-invalid'
  | 'email-taken'
  | 'password-missing'
  | 'password-short'
  | 'password-long'

/** Why somebody cannot sign in: the pair does not fit (which of the two is not said), or there were too many failures. */
export type SignInError = 'wrong-credentials' | 'too-many-tries'

/** Why an account with a one-time link cannot be made: the link was used, has run out, or never was. */
export type LinkError = 'link-invalid'

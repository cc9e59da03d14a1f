import { z } from 'zod'

/** What a person may do: learners take quizzes, instructors see the work of learners. */
export type Role = 'learner' | 'instructor'

/** Somebody with an account, as pages show them. */
export type Person = { id: string; name: string; email: string; role: Role }

declare const session: unique symbol
declare const signedIn: unique symbol

/**
 * What a session cookie says: a person's id and the version of their sessions. The database has not been asked yet whether the
 * session was revoked. Only `server/sessions.ts` creates one. Code that acts for a `Session` must check in the same database
 * statement that the session is still valid.
 */
export type Session = { readonly id: string; readonly sessionVersion: number; readonly [session]: true }

/**
 * A person whose session is valid. Only `server/sessions.ts` creates one, so that code that forgets to check does not compile.
 */
type SignedIn = Person & Session & { readonly [signedIn]: true }

/** A learner who is signed in. */
export type Learner = SignedIn & { readonly role: 'learner' }

/** An instructor who is signed in. `sees` says whose records the instructor may see. */
export type Instructor = SignedIn & { readonly role: 'instructor'; readonly sees: Sees }

/** The people whose records an instructor may see. */
export type Sees = 'everybody'

/** Anybody who is signed in: a learner, or an instructor who reads lessons and previews quizzes. */
export type Viewer = Learner | Instructor

// Normalising a long run of combining characters takes time that grows with the square of its length, so the length of the raw
// text is limited first. Text in Unicode's composed form is at most a few times longer in another form.
const maxRawCharacters = 1000

/** An e-mail address in the form in which addresses are compared: trimmed, in Unicode's composed form, in lower case. */
const email = z
  .string()
  .max(maxRawCharacters, 'email-invalid')
  .transform((typed) => typed.trim().normalize('NFC').toLowerCase())
  .pipe(z.email('email-invalid').max(254, 'email-invalid'))

/** A password of 10 to 200 characters of any kind. Unicode's composed form is hashed, so that every keyboard types the same é. */
const password = z
  .string()
  .max(maxRawCharacters, 'password-long')
  .transform((typed) => typed.normalize('NFC'))
  .pipe(z.string().min(10, 'password-short').max(200, 'password-long'))

/**
 * A person's name: one line of 1 to 100 characters. The only invisible characters are the joiners that Persian and Sinhala need.
 */
const name = z
  .string()
  .max(maxRawCharacters, 'name-long')
  .transform((typed) => typed.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'name-missing')
      .max(100, 'name-long')
      .regex(/^(?:[^\p{Cc}\p{Cf}]|(?<=[\p{L}\p{M}])[\u200c\u200d](?=\p{L}))*$/u, 'name-invalid'),
  )

/** The fields of the sign-up form. The error messages are codes of `FieldError`. */
export const signUpForm = z.object({ name, email, password })
/** A sign-up that `signUpForm` accepts. */
export type SignUp = z.infer<typeof signUpForm>

/** The fields of the sign-in form. It does not repeat the rules for a new password, because it only compares. */
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
    .max(maxRawCharacters, 'password-long')
    .transform((typed) => typed.normalize('NFC'))
    .pipe(z.string().min(1, 'password-missing').max(200, 'password-long')),
})
/** A sign-in that `signInForm` accepts. */
export type SignIn = z.infer<typeof signInForm>

/** Why a field of a form is refused. */
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

/** Why a sign-in is refused: the e-mail address or the password is wrong (it is not said which), or too many sign-ins failed. */
export type SignInError = 'wrong-credentials' | 'too-many-tries'

/** Why no account can be created from a one-time link: the link was used, has expired, or never existed. */
export type LinkError = 'link-invalid'

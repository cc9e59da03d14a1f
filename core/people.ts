import { z } from 'zod'
import { foldEmail, isEmail, plainEmail } from './email'
import { findNameFault, type NameFault, tidyName } from './name'
import type { PasswordFault } from './password'
import { rawText } from './text'

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
export type Session = {
  readonly id: string
  readonly sessionVersion: number
  /** Names this one session, so that it can be ended apart from the person's others. */
  readonly sessionId: string
  readonly [session]: true
}

/**
 * A person whose session is valid. Only `server/sessions.ts` creates one, so that code that forgets to check does not compile.
 */
type SignedIn = Person & Session & { readonly [signedIn]: true }

/** A learner who is signed in. */
export type Learner = SignedIn & { readonly role: 'learner' }

/** An instructor who is signed in. `sees` says whose records the instructor may see. */
export type Instructor = SignedIn & { readonly role: 'instructor'; readonly sees: Sees }

/**
 * The learners whose records an instructor may see: an administrator sees everybody, any other instructor sees the learners of the
 * cohorts that he or she teaches.
 */
export type Sees = 'everybody' | 'own-cohorts'

/** Anybody who is signed in: a learner, or an instructor who reads lessons and previews quizzes. */
export type Viewer = Learner | Instructor

/** An e-mail address in the form in which addresses are compared. `isEmail` has the rules. */
const email = rawText('email-invalid').transform(foldEmail).refine(isEmail, 'email-invalid')

// Counted in code points, so that an emoji is one character, as it is for the person who types it.
const lengthOf = (text: string) => [...text].length

/**
 * A new password: 12 to 128 characters of any kind, at least one of them visible. Unicode's composed form is hashed, so that every
 * keyboard types the same é. `judgePassword` checks separately that the password is not easy to guess.
 */
const newPassword = rawText('password-long')
  .transform((typed) => typed.normalize('NFC'))
  .pipe(
    z
      .string()
      .refine((text) => lengthOf(text) >= 12, { error: 'password-short', abort: true })
      .refine((text) => lengthOf(text) <= 128, { error: 'password-long', abort: true })
      .regex(/[^\p{White_Space}\p{C}\p{DI}\u2800]/u, 'password-blank'),
  )

/**
 * A password that an account may already have. Passwords of the first edition have 10 to 200 UTF-16 code units, and the 128
 * characters that are allowed today take up to 256.
 */
const currentPassword = rawText('password-long')
  .transform((typed) => typed.normalize('NFC'))
  .pipe(z.string().min(1, 'password-missing').max(256, 'password-long'))

/** A person's name: one line of 1 to 100 characters that everybody can see. `findNameFault` has the rules. */
const name = rawText('name-long')
  .transform(tidyName)
  .superRefine((tidied, { addIssue }) => {
    const fault = findNameFault(tidied)
    if (fault) addIssue(fault)
  })

/** The fields of the sign-up form. The error messages are codes of `FieldError`. */
export const signUpForm = z.object({ name, email, password: newPassword })
/** A sign-up that `signUpForm` accepts. */
export type SignUp = z.infer<typeof signUpForm>

/**
 * The fields of the sign-in form. It does not repeat the rules for a new address and password, because it only compares. The address stays
 * in the plain form, by which an account of an earlier version is found.
 */
export const signInForm = z.object({
  email: rawText('email-invalid')
    .transform(plainEmail)
    .pipe(
      z
        .string()
        .min(1, 'email-missing')
        .max(254, 'email-invalid')
        .regex(/^\P{Cc}*$/u, 'email-invalid'),
    ),
  password: currentPassword,
})
/** A sign-in that `signInForm` accepts. */
export type SignIn = z.infer<typeof signInForm>

/** The fields of the form that changes a person's name. */
export const nameForm = z.object({ name })

/** The fields of the form that sets a password with a one-time link. */
export const resetForm = z.object({ password: newPassword })

/** The fields of the form that changes a password: the current one and the new one. */
export const passwordForm = z.object({ current: currentPassword, password: newPassword })
/** A change of password that `passwordForm` accepts. */
export type PasswordChange = z.infer<typeof passwordForm>

/** The fields of a form that asks for the password before it does something that cannot be undone. */
export const confirmationForm = z.object({ current: currentPassword })

/** Why a field of a form is refused. */
export type FieldError =
  | NameFault
  | 'email-missing'
  | 'email-invalid'
  | 'email-taken'
  | 'password-missing'
  | 'password-short'
  | 'password-long'
  | 'password-blank'
  | 'password-wrong'
  | PasswordFault

/**
 * Why a sign-in is refused: the e-mail address or the password is wrong (it is not said which), too many sign-ins failed, or so many
 * people are signing in at this moment that one more would wait too long.
 */
export type SignInError = 'wrong-credentials' | 'too-many-tries' | 'crowded'

/** Why a one-time link is refused: it was used, has expired, was replaced by a newer one, or never existed. */
export type LinkError = 'link-invalid'

/** Why somebody cannot join a cohort: the code is unknown, the invitation is for another address, or only learners join. */
export type JoinError = 'code-unknown' | 'other-address' | 'not-a-learner'

/**
 * Why an account cannot be removed: it is the only instructor's, or the only administrator's while there are other instructors to whom
 * the role can be handed over.
 */
export type RemovalError = 'last-instructor' | 'last-administrator'

import { z } from 'zod'
import { findNameFault, tidyName } from './name'
import { rawText } from './text'
import { isTimeZone } from './time-zone'

/** The id of the cohort of everybody who joins without a code. It cannot be renamed or archived, and has no code. */
export const everyoneId = 'everyone'

/** The largest number of attempts that a cohort can set. */
export const mostAttempts = 100

/** Learners who are taught together. `attemptsAllowed` is the number of attempts at each quiz, or null if there is no limit. */
export type Cohort = {
  id: string
  name: string
  timeZone: string
  joinCode: string | null
  attemptsAllowed: number | null
  createdAt: Date
  archivedAt: Date | null
}

/** The name of a cohort: one line of 1 to 100 visible characters. */
export const cohortName = rawText('cohort-name-long')
  .transform(tidyName)
  .superRefine((name, { addIssue }) => {
    const fault = findNameFault(name)
    if (fault === null) return
    addIssue(
      fault === 'name-missing' ? 'cohort-name-missing' : fault === 'name-long' ? 'cohort-name-long' : 'cohort-name-invalid',
    )
  })

/** The name of a time zone, such as "Europe/London". */
export const timeZone = rawText('time-zone-unknown', 64).refine(isTimeZone, 'time-zone-unknown')

/** A number of attempts, 1 to 100; nothing is no limit. */
const attemptsAllowed = rawText('attempts-invalid', 10)
  .transform((text) => text.trim())
  .pipe(z.string().regex(/^(\d{1,3})?$/, 'attempts-invalid'))
  .transform((text) => (text === '' ? null : Number(text)))
  .refine((count) => count === null || (count >= 1 && count <= mostAttempts), 'attempts-invalid')

/** The fields of the form that creates a cohort. */
export const newCohortForm = z.object({ name: cohortName, timeZone })

/** The fields of the form that changes a cohort. */
export const cohortForm = z.object({ name: cohortName, timeZone, attemptsAllowed })

/** Why something about a cohort is refused. */
export type CohortError =
  | 'cohort-name-missing'
  | 'cohort-name-long'
  | 'cohort-name-invalid'
  | 'time-zone-unknown'
  | 'attempts-invalid'
  | 'due-date-invalid'
  | 'code-unknown'
  | 'cohort-archived'
  | 'is-everyone'
  | 'not-an-instructor'
  | 'last-instructor-of-cohort'

// Without letters and digits that are taken for each other: 0 O, 1 I L, 5 S, 2 Z, 8 B, and U and V.
const alphabet = 'ACDEFGHJKMNPQRTWXY34679'
const codeLength = 8

/** Returns a join code made of random bytes, at least 8 of them: 8 letters and digits that are not taken for each other. */
export function joinCodeOf(random: Uint8Array): string {
  // 253 is the largest multiple of 23 below 256; 0.01 of a bit is lost to the three values that wrap.
  return [...random.slice(0, codeLength)].map((byte) => alphabet[byte % alphabet.length]).join('')
}

/** A join code as somebody types it, in any case, with spaces or hyphens between its characters. */
export const joinCode = rawText('code-unknown', 40)
  .transform((typed) => typed.replace(/[\s-]/gu, '').toUpperCase())
  .pipe(z.string().regex(new RegExp(`^[${alphabet}]{${codeLength}}$`), 'code-unknown'))

/** Returns a join code as it is shown: in two groups, "ACDE-FGHJ". */
export function shownJoinCode(code: string): string {
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`
}

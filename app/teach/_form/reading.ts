import { redirect } from 'next/navigation'
import { requireInstructor } from '@/app/viewer'
import type { Instructor } from '@/core/people'
import type { ActionState, TeachError } from './action-state'

/** The text of a field of a form. A field that is missing, or holds a file, is empty. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What was typed, so that it is shown again after a refusal. */
export function valuesOf(form: FormData): Record<string, string> {
  const typed = [...form].flatMap(([name, value]) => (typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : []))
  return Object.fromEntries(typed)
}

/** A form that is refused. */
export function refused(form: FormData, error: TeachError): ActionState {
  return { values: valuesOf(form), error }
}

/** The first error of a schema whose messages are codes. */
export function firstError(issues: readonly { message: string }[]): TeachError {
  return issues[0]?.message as TeachError
}

/** Continues at another page after a success, or shows the refusal. */
export async function continueAt(
  path: string,
  form: FormData,
  result: { ok: true } | { ok: false; error: TeachError },
): Promise<ActionState> {
  if (!result.ok) return refused(form, result.error)
  redirect(path)
}

/** The instructor who sends a form of the page `here`. A guest is sent to sign in first. */
export function askingInstructor(here: string): Promise<Instructor> {
  return requireInstructor(here)
}

import type { z } from 'zod'
import { entryWord, placeWords, valueAt } from './entry-names'
import { explainGaps, explainKey, explainSharedId } from './key-faults'
import { listKnownFields } from './known-fields'
import { findNearest } from './nearest'
import { explainValue, fieldWords, quote, shorten, type Words } from './value-faults'

/** A fault in the form of a file: the path of the field, what is wrong in the author's words, and how to mend it. */
export type FormFault = { path: PropertyKey[]; message: string; fix: string }

type Issue = z.core.$ZodIssue
/** A file whose form is checked: its name without folders, the schema, and what stands in it. */
type Form = { file: string; schema: z.ZodType; data: unknown }

/**
 * Puts what a schema found into the words of the author: with ids instead of indexes, the nearest known name for one that is
 * misspelt, and one fault for each cause.
 */
export function explainForm(file: string, schema: z.ZodType, data: unknown, issues: readonly Issue[]): FormFault[] {
  const form = { file, schema, data }
  const faults = issues.flatMap((issue) => explainIssue(form, issue))
  const misspelt = faults.flatMap(({ meant }) => (meant === undefined ? [] : [meant]))
  // A question that breaks a rule between its fields often does so because of another fault in it.
  const followsFrom = (other: Explained, { path }: Explained) => path.slice(0, -1).every((step, i) => other.path[i] === step)
  return faults
    .filter(({ path }) => !misspelt.includes(path.join('/')))
    .filter((each, i) => !each.rule || !faults.some((other, j) => (!other.rule || j < i) && followsFrom(other, each)))
    .map(({ path, message, fix }) => ({ path, message, fix }))
}

/** `meant` is the path of the field for which a misspelt one stands. `rule` marks a fault between several fields. */
type Explained = FormFault & { meant?: string; rule?: true }

function explainIssue(form: Form, issue: Issue): Explained[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => explainUnknownField(form, path, key))
  const value = valueAt(form.data, path)
  const name = fieldWords(path, issue)
  if (issue.code === 'custom') {
    const words = explainRule(form, issue) ?? ruleWords(issue, value, name)
    const isOfEntry = typeof path.at(-1) === 'number'
    return [{ path, rule: true, ...finish(form, isOfEntry ? path : path.slice(0, -1), words) }]
  }
  return [{ path, ...finish(form, path, explainValue(issue, value, name, path)) }]
}

function explainUnknownField(form: Form, path: PropertyKey[], key: string): Explained {
  const known = listKnownFields(form.schema, form.data, path)
  const here = valueAt(form.data, path)
  const absent = known.filter((name) => !Object.hasOwn(here as object, name))
  const near = findNearest(key, absent) ?? findNearest(key, known)
  const words = {
    message: `there is no field "${shorten(key)}"${near ? `; did you mean "${near}"?` : ''}`,
    fix: near ? `Write "${near}: …".` : `It takes: ${known.join(', ')}. If the word belongs to a text, put the text in quotes.`,
  }
  const meant = near ? { meant: [...path, near].join('/') } : {}
  return { path: [...path, key], ...meant, ...finish(form, path, words) }
}

/** Adds the place to a message, and begins and ends it as a sentence. */
function finish({ file, data }: Form, path: readonly PropertyKey[], { message, fix }: Words): Words {
  const place = placeWords(file, data, path)
  const sentence = place === '' ? message.charAt(0).toUpperCase() + message.slice(1) : `${place}: ${message}`
  return { message: /[.?]$/.test(sentence) ? sentence : `${sentence}.`, fix }
}

/** Explains a rule between several fields by the ids that break it. */
function explainRule({ data }: Form, { path, message }: Issue): Words | null {
  const whole = valueAt(data, path.slice(0, -1))
  const fields = typeof whole === 'object' && whole !== null ? (whole as Record<string, unknown>) : {}
  const field = String(path.at(-1))
  if (/share an id/.test(message)) return explainSharedId(fields[field], entryWord(field))
  if (field === 'key') return explainKey(fields)
  if (field === 'text' && fields.kind === 'cloze') return explainGaps(fields)
  return null
}

function ruleWords({ message, path }: Issue, value: unknown, name: string): Words {
  const fix = 'docs/authoring.md shows the form.'
  if (path.length === 0 || typeof path.at(-1) === 'number') return { message, fix }
  return { message: `${name}${typeof value === 'object' ? '' : ` ${quote(value)}`}: ${message}`, fix }
}

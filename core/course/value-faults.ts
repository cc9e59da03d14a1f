import type { z } from 'zod'
import { entryWord } from './entry-names'
import { findNearest } from './nearest'

type Issue = z.core.$ZodIssue
/** What is wrong, as a part of a sentence, and how to mend it, as a sentence. */
export type Words = { message: string; fix: string }

/** Fields whose name is a noun that a sentence can take as it is. Others are quoted. */
const nouns = new Set(
  'id text stem explanation title summary note evidence verdict grading key kind objective passage question language notice term meaning feedback citation identifier unit tolerance size level caption label detail axis qualifier telling misconception pattern message value url telephone'.split(
    ' ',
  ),
)

/** The longest value that a message quotes whole. */
const longestQuoted = 60

/** What a path ends with, as the subject of a sentence: "the explanation". */
export function fieldWords(path: readonly PropertyKey[], issue: Issue): string {
  const last = path.at(-1)
  if (last === undefined) return 'the file'
  if (typeof last === 'number') {
    const list = path.at(-2)
    const isEntry = issue.code === 'invalid_type' && issue.expected === 'object'
    return isEntry || list === undefined ? 'it' : `number ${last + 1} of "${String(list)}"`
  }
  return nouns.has(String(last)) ? `the ${String(last)}` : `"${String(last)}"`
}

/** Explains why a value cannot stand where it stands. `name` is what `fieldWords` returns for its path. */
export function explainValue(issue: Issue, value: unknown, name: string, path: readonly PropertyKey[]): Words {
  const field = String(path.at(-1) ?? '')
  if (value === undefined) return { message: `${name} is missing`, fix: `Add it: "${field}: …".` }
  if (value === null || value === '' || (typeof value === 'string' && value.trim() === '')) {
    return { message: `${name} is empty`, fix: `Write something after "${field}:", or take the line out.` }
  }
  switch (issue.code) {
    case 'invalid_type':
      return explainType(issue.expected, value, name, field)
    case 'invalid_value':
      return explainChoice(issue.values.map(String), value, name)
    case 'invalid_union':
      return explainUnion(issue, value, name)
    case 'too_small':
    case 'too_big':
      return explainSize(issue, value, name, path)
    case 'invalid_format':
      return explainFormat(issue, value, name)
    case 'invalid_key': {
      const [first] = issue.issues
      return { message: `"${field}" cannot be a name here`, fix: first ? `${capital(first.message)}.` : 'Choose another.' }
    }
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_element':
    case 'custom':
      return { message: `${name}: ${issue.message}`, fix: 'docs/authoring.md shows the form.' }
  }
}

function explainType(expected: string, value: unknown, name: string, field: string): Words {
  const shown = quote(value)
  switch (expected) {
    case 'string':
      if (typeof value === 'object') {
        return {
          message: `${name} is ${kindOf(value)} where a text should be`,
          fix: 'Put the text in quotes if it begins with { or [.',
        }
      }
      return {
        message: `${name} is ${kindOf(value)} where a text should be`,
        fix: `Put it in quotes: ${field}: "${String(value)}".`,
      }
    case 'int':
      return { message: `${name} is ${shown}, and should be a whole number`, fix: 'Write it without decimals.' }
    case 'number':
      if (typeof value === 'string' && /^[-+−]?\d+,\d+$/.test(value)) {
        return { message: `${name} is ${shown}, which is no number`, fix: `Write a decimal point: ${value.replace(',', '.')}.` }
      }
      return {
        message: `${name} is ${shown}, which is no number`,
        fix: 'Write a number in digits, without a unit and without quotes.',
      }
    case 'boolean':
      return { message: `${name} is ${shown}, and should be true or false`, fix: 'Write true or false, without quotes.' }
    case 'array':
      return {
        message: `${name} is ${kindOf(value)} where a list should be`,
        fix:
          typeof value === 'string'
            ? `Write ${field}: [${value
                .split(/[\s,]+/)
                .slice(0, 5)
                .join(', ')}].`
            : 'Begin each entry with a dash.',
      }
    case 'object':
    case 'record':
      return {
        message: `${name} is ${kindOf(value)} where fields should be`,
        fix: `Write one field a line, each with its name and a colon; docs/authoring.md shows the form.`,
      }
    default:
      return { message: `${name} is ${kindOf(value)}, which cannot be`, fix: 'docs/authoring.md shows the form.' }
  }
}

function explainChoice(known: string[], value: unknown, name: string): Words {
  const near = findNearest(String(value), known)
  return {
    message: `${name} cannot be ${quote(value)}${near ? `; did you mean "${near}"?` : ''}`,
    fix: `Write one of: ${known.join(', ')}.`,
  }
}

function explainUnion(issue: Extract<Issue, { code: 'invalid_union' }>, value: unknown, name: string): Words {
  if ('options' in issue && Array.isArray(issue.options)) return explainChoice(issue.options.map(String), value, name)
  return { message: `${name} cannot be ${quote(value)}`, fix: 'Write one id, or a list of two or more: [one, other].' }
}

function explainSize(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  value: unknown,
  name: string,
  path: readonly PropertyKey[],
): Words {
  const isSmall = issue.code === 'too_small'
  const limit = Number(isSmall ? issue.minimum : issue.maximum)
  if (Array.isArray(value)) {
    const word = entryWord(path.at(-1))
    const have = value.length === 1 ? `is 1 ${word}` : `are ${value.length === 0 ? 'no' : value.length} ${pluralOf(word)}`
    const need = isSmall ? `at least ${limit} ${limit === 1 ? 'is' : 'are'} needed` : `at most ${limit} are possible`
    return {
      message: `there ${have}${word === 'entry' ? ` in ${name}` : ''}; ${need}`,
      fix: isSmall ? 'Add another.' : 'Take some out.',
    }
  }
  const bound = isSmall ? (issue.inclusive ? 'at least' : 'above') : issue.inclusive ? 'at most' : 'below'
  return { message: `${name} is ${quote(value)}, and should be ${bound} ${limit}`, fix: 'Write another number.' }
}

function explainFormat(issue: Extract<Issue, { code: 'invalid_format' }>, value: unknown, name: string): Words {
  if (issue.format === 'date') {
    return { message: `${name} ${quote(value)} is no day`, fix: 'Write year, month and day: 2026-03-31.' }
  }
  if (issue.format === 'url') {
    return { message: `${name} ${quote(value)} is no web address`, fix: 'Begin it with https:// or http://.' }
  }
  const asId = String(value)
    .slice(0, longestQuoted)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const isOfId = issue.message.includes('small letters')
  return {
    message: `${name} ${quote(value)} cannot be used: ${issue.message}`,
    fix: isOfId && asId !== '' ? `Write "${asId}".` : 'docs/authoring.md shows the form.',
  }
}

function pluralOf(word: string): string {
  return word === 'entry' ? 'entries' : `${word}s`
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a set of fields'
  if (typeof value === 'number') return `the number ${value}`
  if (typeof value === 'boolean') return `${value}`
  return `the text ${quote(value)}`
}

/** Returns a value as a message quotes it. */
export function quote(value: unknown): string {
  if (typeof value === 'string') return `"${shorten(value)}"`
  return typeof value === 'object' ? kindOf(value) : String(value)
}

/** Returns a text, cut if it is long. */
export function shorten(text: string): string {
  return text.length > longestQuoted ? `${text.slice(0, longestQuoted)}…` : text
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

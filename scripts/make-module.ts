import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isSeq, parseDocument } from 'yaml'
import { slug as slugSchema } from '@/core/questions/every-question'
import { err, ok, type Result } from '@/core/result'

const withClaims = fileURLToPath(new URL('module-template', import.meta.url))
const plain = fileURLToPath(new URL('course-template/MODULE', import.meta.url))

/** Why no module was made. */
export type ModuleRefusal = 'no-slug' | 'no-course' | 'unreadable' | 'already-there'

/**
 * Adds a module to a course: a folder with a sample lesson and quiz, and its slug at the end of `course.yaml`. If the course has
 * claims, so has the sample. Returns the files that were written or changed. Refused: `no-slug` for an invalid slug, `no-course`
 * if there is no `course.yaml`, `unreadable` if that or `claims.yaml` is not YAML of its form, `already-there` for a slug that is
 * taken.
 */
export function makeModule(courseDir: string, slug: string): Result<string[], ModuleRefusal> {
  if (!slugSchema.safeParse(slug).success) return err('no-slug')
  const courseFile = join(courseDir, 'course.yaml')
  const claimsFile = join(courseDir, 'claims.yaml')
  if (!existsSync(courseFile)) return err('no-course')
  const course = readFileSync(courseFile, 'utf8')
  const claims = existsSync(claimsFile) ? readFileSync(claimsFile, 'utf8') : ''
  const listed = parseDocument(course)
  const claimed = parseDocument(claims)
  const slugs = listed.get('modules', true)
  if (listed.errors.length > 0 || !isSeq(slugs) || !slugs.range) return err('unreadable')
  if (claimed.errors.length > 0 || !(isSeq(claimed.contents) || claimed.contents === null)) return err('unreadable')
  if (existsSync(join(courseDir, slug)) || (slugs.toJSON() as unknown[]).includes(slug)) return err('already-there')

  const hasClaims = isSeq(claimed.contents) && claimed.contents.items.length > 0
  const template = hasClaims ? withClaims : plain
  const read = (file: string) => readFileSync(join(template, file), 'utf8').replaceAll('SLUG', slug)
  const files = readdirSync(template).filter((file) => file !== 'claims.yaml')
  mkdirSync(join(courseDir, slug))
  for (const file of files) writeFileSync(join(courseDir, slug, file), read(file))
  if (hasClaims) writeFileSync(claimsFile, addToList(claims, read('claims.yaml')))
  writeFileSync(courseFile, addToModules(course, slug))
  return ok([...files.map((file) => `${slug}/${file}`), ...(hasClaims ? ['claims.yaml'] : []), 'course.yaml'])
}

// The text is edited rather than written from data, so that every other line stays as its author wrote it.
function addToModules(course: string, slug: string): string {
  const list = parseDocument(course).get('modules', true)
  if (!isSeq(list) || !list.range) return course
  const [start, end] = list.range
  const insert = (at: number, words: string) => course.slice(0, at) + words + course.slice(at)
  if (list.flow) return insert(end - 1, list.items.length > 0 ? `, ${slug}` : slug)
  const indent = start - (course.lastIndexOf('\n', start) + 1)
  const lineEnd = course.indexOf('\n', end - 1)
  return insert(lineEnd < 0 ? course.length : lineEnd, `\n${' '.repeat(indent)}- ${slug}`)
}

/** Adds entries, as lines, to a file that is a list of at least one entry. */
function addToList(text: string, entries: string): string {
  const document = parseDocument(text)
  const list = document.contents
  if (!isSeq(list) || !list.range) return text
  if (list.flow) {
    // A list in brackets cannot take lines with dashes.
    list.flow = false
    return `${document.toString({ lineWidth: 0 })}\n${entries}`
  }
  const start = list.range[0]
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1))
  const lines = entries.split('\n').map((line) => (line === '' ? line : indent + line))
  return `${text.trimEnd()}\n\n${lines.join('\n')}`
}

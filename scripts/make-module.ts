import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isSeq, parse, parseDocument } from 'yaml'
import { slug as slugSchema } from '@/core/questions/every-question'
import { err, ok, type Result } from '@/core/result'

const template = fileURLToPath(new URL('module-template', import.meta.url))

/**
 * Adds a module to a course: a folder with a sample lesson and quiz, sample claims, and its slug at the end of `course.yaml`.
 * Returns the files that were written or changed. Refused: `no-slug` for an invalid slug, `already-there` for one that is taken.
 */
export function makeModule(courseDir: string, slug: string): Result<string[], 'no-slug' | 'already-there'> {
  if (!slugSchema.safeParse(slug).success) return err('no-slug')
  const courseFile = join(courseDir, 'course.yaml')
  const course = readFileSync(courseFile, 'utf8')
  const { modules = [] } = parse(course) as { modules?: string[] }
  if (existsSync(join(courseDir, slug)) || modules.includes(slug)) return err('already-there')

  const read = (file: string) => readFileSync(join(template, file), 'utf8').replaceAll('SLUG', slug)
  const files = readdirSync(template).filter((file) => file !== 'claims.yaml')
  mkdirSync(join(courseDir, slug))
  for (const file of files) writeFileSync(join(courseDir, slug, file), read(file))
  appendFileSync(join(courseDir, 'claims.yaml'), `\n${read('claims.yaml')}`)
  writeFileSync(courseFile, addToModules(course, slug))
  return ok([...files.map((file) => `${slug}/${file}`), 'claims.yaml', 'course.yaml'])
}

// The text is edited rather than written from data, so that every other line stays as its author wrote it.
function addToModules(course: string, slug: string): string {
  const list = parseDocument(course).get('modules', true)
  if (!isSeq(list) || !list.range) throw new Error('course.yaml has no list of modules.')
  const [start, end] = list.range
  const insert = (at: number, words: string) => course.slice(0, at) + words + course.slice(at)
  if (list.flow) return insert(end - 1, list.items.length > 0 ? `, ${slug}` : slug)
  const indent = start - (course.lastIndexOf('\n', start) + 1)
  const lineEnd = course.indexOf('\n', end - 1)
  return insert(lineEnd < 0 ? course.length : lineEnd, `\n${' '.repeat(indent)}- ${slug}`)
}

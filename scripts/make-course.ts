import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { err, ok, type Result } from '@/core/result'
import { makeModule } from './make-module'

const template = fileURLToPath(new URL('course-template', import.meta.url))

/** The name of the folder of the first module. */
export const firstModule = 'first-lesson'

/**
 * Makes a course of one module, one lesson and one quiz, in which the check finds nothing wrong. `today` is the day of its review,
 * as YYYY-MM-DD. Returns the files that were written. Refused as `not-empty` if the folder holds anything, or is a file.
 */
export function makeCourse(folder: string, today: string): Result<string[], 'not-empty'> {
  const dir = resolve(folder)
  if (existsSync(dir) && listEntries(dir).length > 0) return err('not-empty')
  mkdirSync(dir, { recursive: true })
  const files = readdirSync(template, { withFileTypes: true }).filter((entry) => entry.isFile())
  for (const { name } of files) {
    const text = readFileSync(join(template, name), 'utf8')
    // The module adds itself to the list, which is empty until then.
    const filled = text.replaceAll('COURSE', asName(basename(dir))).replaceAll('TODAY', today)
    writeFileSync(join(dir, name), filled.replace('modules:\n  - MODULE', 'modules: []'))
  }
  const made = makeModule(dir, firstModule)
  if (!made.ok) throw new Error(`The first module could not be made: ${made.error}.`)
  const courseFile = join(dir, 'course.yaml')
  writeFileSync(courseFile, readFileSync(courseFile, 'utf8').replace(`modules: [${firstModule}]`, `modules:\n  - ${firstModule}`))
  return ok([...new Set([...files.map(({ name }) => name), ...made.value])])
}

function listEntries(dir: string): string[] {
  try {
    return readdirSync(dir)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw error
    return [dir]
  }
}

/** The name of a folder as the stable name of a course: small letters, digits and hyphens. */
function asName(folder: string): string {
  const name = folder
    .slice(0, 60)
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return name === '' ? 'my-course' : name
}

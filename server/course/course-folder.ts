import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, LineOf } from '@/core/course/authored-course'
import { findNearest } from '@/core/course/nearest'

/** The files of a course that belong to no module, and the files of a module. */
const filesOfCourse = 'course claims references misconceptions glossary forbidden ids'.split(' ').map((name) => `${name}.yaml`)
const namesOfCourse = [...filesOfCourse, 'home.mdx', 'about.mdx']
const namesOfModule = ['lesson.mdx', 'quiz.yaml', 'practice.yaml', 'figures.yaml']

/** Returns the names of the folders in a course folder. It works even if the course cannot be read. */
export function listFolders(dir: string): string[] {
  const entries = existsSync(dir) ? readdirSync(dir, { withFileTypes: true }) : []
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/**
 * Finds files whose name is nearly that of a file which is not there, such as `practise.yaml`: nothing would read them. `slug` is
 * the module's folder, or null for the course folder.
 */
export function listMisnamedFiles(dir: string, slug: string | null): Finding[] {
  const folder = slug === null ? dir : join(dir, slug)
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  const known = slug === null ? namesOfCourse : namesOfModule
  const absent = known.filter((name) => !files.includes(name))
  return files.flatMap((name) => {
    const near = known.includes(name) ? null : findMeantName(name, absent)
    if (near === null) return []
    const file = slug === null ? name : `${slug}/${name}`
    return [{ file, line: 1, message: `Nothing reads a file "${name}"; did you mean "${near}"?`, fix: 'Rename the file.' }]
  })
}

/** Finds modules that `course.yaml` lists and that have no folder. `lineOf` returns the lines of `course.yaml`. */
export function listMissingFolders(dir: string, slugs: readonly string[], lineOf: LineOf): Finding[] {
  const folders = listFolders(dir)
  return slugs.flatMap((slug, i) => {
    if (folders.includes(slug)) return []
    const near = findNearest(
      slug,
      folders.filter((each) => !slugs.includes(each)),
    )
    return [
      {
        file: 'course.yaml',
        line: lineOf(['modules', i]),
        message: `There is no folder "${slug}"${near ? `; did you mean "${near}"?` : ', which `modules` lists.'}`,
        fix: near ? `Write ${near}.` : `Make it with "npm run new:module -- ${slug}" after you have taken it out of the list.`,
      },
    ]
  })
}

/** Returns the folders that hold a lesson or a quiz and are not in the list of modules. */
export function listUnlisted(dir: string, slugs: readonly string[]): string[] {
  return listFolders(dir)
    .filter((folder) => !slugs.includes(folder))
    .filter((folder) => ['lesson.mdx', 'quiz.yaml'].some((name) => existsSync(join(dir, folder, name))))
}

function findMeantName(name: string, absent: readonly string[]): string | null {
  if (!/\.(ya?ml|mdx?)$/i.test(name)) return null
  const stem = (each: string) => each.replace(/\.\w+$/, '')
  const sameStem = absent.find((each) => stem(each) === stem(name).toLowerCase())
  if (sameStem) return sameStem
  const near = findNearest(stem(name), absent.map(stem))
  return absent.find((each) => stem(each) === near) ?? null
}

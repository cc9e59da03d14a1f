import { countOf } from '@/app/words/numbers'
import type { AuthoredCourse } from '@/core/course/authored-course'
import { adoptFormerModules, listStrayResults, type StrayResults } from '@/server/former-modules'
import { Stop } from './set-up'

/**
 * Looks for results of modules that the course does not account for. Stops if a module was renamed, or left out while its folder is
 * there: its results would be out of sight, although it is taught or may be by mistake no more. Only says so of any other module.
 */
export async function requireResultsTaught(course: AuthoredCourse): Promise<void> {
  const stray = await listStrayResults(course)
  const words = explainStrayResults(stray)
  if (words === null) return
  if (stray.some(isMistake)) throw new Stop(`${words}\n\nNothing was built or started, and no result was changed.`)
  console.log(words)
}

/** Moves the results under former names of modules to the present ones, and says so. */
export async function moveResults(course: AuthoredCourse): Promise<void> {
  for (const name of await adoptFormerModules(course))
    console.log(`The results of the module "${name}" now belong to its new name.`)
}

/** Results that the course does not account for, in words with what to do. Returns null if there are none. */
export function explainStrayResults(stray: StrayResults[]): string | null {
  // What has to be mended comes first, and is the example.
  const listed = [...stray.filter(isMistake), ...stray.filter((each) => !isMistake(each))]
  const [first] = listed
  if (!first) return null
  const lines = listed.map(({ module, attempts, lessons, reviews, renamedTo, hasFolder }) => {
    const counts = [
      countOf(attempts, 'attempt'),
      `${countOf(lessons, 'lesson')} begun`,
      `${countOf(reviews, 'question')} to review`,
    ]
    const hint = renamedTo
      ? `; "${renamedTo}" has its questions now`
      : hasFolder
        ? '; its folder is there, but not in `modules`'
        : ''
    return `  ${module}: ${counts.join(', ')}${hint}`
  })
  return [
    'The database has results for modules that the course does not have:',
    ...lines,
    `If a folder was renamed, write in course.yaml: "formerly: { ${first.renamedTo ?? '<new name>'}: [${first.module}] }". Grades, progress and addresses then follow.`,
    `If a module is taught no more, write in ids.yaml: "retired: [${first.module}]". Its results stay with their learners.`,
    'If the database belongs to another course, set another DATA_DIR.',
  ].join('\n')
}

function isMistake({ renamedTo, hasFolder }: StrayResults): boolean {
  return renamedTo !== null || hasFolder
}

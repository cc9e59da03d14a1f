import { countOf } from '@/app/words/numbers'
import type { AuthoredCourse } from '@/core/course/authored-course'
import { adoptFormerModules, listStrayResults, type StrayResults } from '@/server/former-modules'
import { Stop } from './set-up'

/** Stops if there are results for a module that the course does not account for: they would be out of everybody's sight. */
export async function requireResultsTaught(course: AuthoredCourse): Promise<void> {
  const words = explainStrayResults(await listStrayResults(course))
  if (words) throw new Stop(`${words}\n\nNothing was built or started, and no result was changed.`)
}

/** Moves the results under former names of modules to the present ones, and says so. */
export async function moveResults(course: AuthoredCourse): Promise<void> {
  for (const name of await adoptFormerModules(course))
    console.log(`The results of the module "${name}" now belong to its new name.`)
}

/** Results that the course does not account for, in words with what to do. Returns null if there are none. */
export function explainStrayResults(stray: StrayResults[]): string | null {
  if (stray.length === 0) return null
  const [first] = stray
  const lines = stray.map(({ module, attempts, lessons, reviews, renamedTo }) => {
    const counts = [
      countOf(attempts, 'attempt'),
      `${countOf(lessons, 'lesson')} begun`,
      `${countOf(reviews, 'question')} to review`,
    ]
    const hint = renamedTo ? `; "${renamedTo}" has its questions now` : ''
    return `  ${module}: ${counts.join(', ')}${hint}`
  })
  return [
    'The database has results for a module that the course does not have:',
    ...lines,
    `If its folder was renamed, write in course.yaml: "formerly: { ${first?.renamedTo ?? '<new name>'}: [${first?.module}] }". Grades, progress and addresses then follow.`,
    `If it is taught no more, write in ids.yaml: "retired: [${first?.module}]". Its results stay with their learners.`,
    'If the database belongs to another course, set another DATA_DIR.',
  ].join('\n')
}

/** Makes a module to start from, as the last of the course: `npm run new:module -- <slug>`. */
import { type ModuleRefusal, makeModule } from './make-module'
import { readEnvOrStop, runScript, Stop, shownPath } from './set-up'

await runScript(async () => {
  const { courseDir } = readEnvOrStop()
  const slug = process.argv[2] ?? ''
  const made = makeModule(courseDir, slug)
  if (!made.ok) {
    const why: Record<ModuleRefusal, string> = {
      'no-slug': 'Give the module a name of small letters, digits and hyphens, such as first-aid. It is its address for ever.',
      'no-course': `There is no course in ${courseDir}. Make one with "npm run new:course -- <folder>", and name its folder in COURSE_DIR.`,
      unreadable: 'course.yaml or claims.yaml cannot be read, so nothing was changed; "npm run check:content" says why.',
      'already-there': `The course already has a module or folder "${slug}".`,
    }
    throw new Stop(why[made.error])
  }
  for (const file of made.value) console.log(shownPath(courseDir, file))
  console.log(
    '\nThese were written or changed. Put your own subject in place of the samples; npm run check:content says what is left to do.',
  )
})

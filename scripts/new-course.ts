/** Makes a course to start from in a folder of its own: `npm run new:course -- <folder>`. */
import { join, resolve } from 'node:path'
import { firstModule, makeCourse } from './make-course'
import { findFileArgument, runScript, Stop } from './set-up'

await runScript(async () => {
  const usage = 'npm run new:course -- <folder>, such as ../my-course'
  const folder = findFileArgument(usage)
  if (folder === null) throw new Stop(`Usage: ${usage}`)
  const dir = resolve(folder)
  const made = makeCourse(dir, new Date().toISOString().slice(0, 10))
  if (!made.ok) throw new Stop(`${dir} is there and not empty. Name a folder that is new or empty.`)
  for (const file of made.value) console.log(join(dir, file))
  const setting = `COURSE_DIR=${/^[\w./-]+$/.test(dir) ? dir : `'${dir}'`}`
  console.log(
    [
      '\nThis is a whole course already. Look at it, change a line, and load the page again:',
      `  ${setting} npm run dev`,
      `  http://localhost:3000/modules/${firstModule}, and http://localhost:3000/preview for its questions with their keys`,
      'What is wrong in it, with file and line:',
      `  ${setting} npm run check:content`,
      'Another module:',
      `  ${setting} npm run new:module -- second-lesson`,
      'How everything is written: docs/authoring.md',
    ].join('\n'),
  )
})

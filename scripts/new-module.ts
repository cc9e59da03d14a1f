/** Makes a module to start from, as the last of the course: `npm run new:module -- <slug>`. */
import { join, relative } from 'node:path'
import { readEnv } from '@/server/env'
import { makeModule } from './make-module'

const { courseDir } = readEnv()
const slug = process.argv[2] ?? ''
const made = makeModule(courseDir, slug)
if (!made.ok) {
  const why = {
    'no-slug': 'Give the module a name of small letters, digits and hyphens, such as first-aid. It is its address for ever.',
    'already-there': `The course already has a module or folder "${slug}".`,
  }
  console.error(why[made.error])
  process.exit(1)
}
for (const file of made.value) console.log(relative('', join(courseDir, file)))
console.log(
  '\nThese were written or changed. Put your own subject in place of the samples; npm run check:content says what is left to do.',
)

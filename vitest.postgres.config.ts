import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import usual, { onTinyCourse } from './vitest.config'

// The tests that ask for a database. Those in database/ are about SQLite's files. Those of what every address refuses, which are many, say the
// same on both engines.
const include = readdirSync('tests/server', { recursive: true, encoding: 'utf8' })
  .map((name) => join('tests/server', name))
  .filter(
    (file) =>
      file.endsWith('.test.ts') &&
      !/\/(database\/|web\/(routes|bounds)\.)/.test(file) &&
      readFileSync(file, 'utf8').includes('eachTestHasADatabase('),
  )

export default defineConfig({
  resolve: usual.resolve ?? {},
  test: { ...usual.test, projects: undefined, setupFiles: ['tests/support/setup.ts', onTinyCourse], include },
})

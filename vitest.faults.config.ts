import { defineConfig } from 'vitest/config'
import all, { onTinyCourse } from './vitest.config'

// The faults run one after another against the built server. Some of them take too long for every day.
const include = ['tests/faults/**/*.fault.ts']
if (process.env.FAULTS_LONG === 'yes') include.push('tests/faults/**/*.long.ts')

export default defineConfig({
  ...all,
  test: {
    ...all.test,
    projects: undefined,
    include,
    setupFiles: ['tests/support/setup.ts', onTinyCourse],
    maxWorkers: 1,
  },
})

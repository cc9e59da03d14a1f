import { defineConfig } from 'vitest/config'
import all, { onTinyCourse } from './vitest.config'

// The faults run one after another against the built server.
export default defineConfig({
  ...all,
  test: {
    ...all.test,
    projects: undefined,
    include: ['tests/faults/**/*.fault.ts'],
    setupFiles: ['tests/support/setup.ts', onTinyCourse],
    maxWorkers: 1,
  },
})

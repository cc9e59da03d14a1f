import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const content = 'tests/content/**/*.test.ts'
export const onTinyCourse = 'tests/support/on-tiny-course.ts'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    setupFiles: ['tests/support/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A password takes a while to hash, and the machine may be busy.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    projects: [
      // The software, on the tiny course: its tests say the same whatever course is in modules/.
      {
        extends: true,
        test: { name: 'software', include: ['tests/**/*.test.ts'], exclude: [content], setupFiles: [onTinyCourse] },
      },
      // The course that is there, whatever it is: that of COURSE_DIR, or modules/.
      { extends: true, test: { name: 'content', include: [content] } },
    ],
  },
})

/**
 * The course on which the software's own tests stand, as a setting of a process.
 * The course in `modules/` may be replaced by any other: only tests/content and e2e/content.spec.ts look at that one.
 */
export const tinyCourse = { COURSE_DIR: 'tests/fixtures/tiny-course' }

import { expect, test } from 'vitest'
import { listLessons } from '@/core/course/rules/lesson-words'
import { loadCourse } from '@/server/course/course'
import { listCheckedParts, listDrawnParts } from '@/tests/support/lesson-parts'

const lessons = listLessons(loadCourse())

// The check reads a lesson with its own parser, the page through next-mdx-remote: what the check has looked at must be what is shown.
test.each(lessons.map(({ file, source }) => [file, source] as const))(
  'the page of %s is drawn from the same tags, attributes and words as the check has read',
  async (_, source) => {
    const drawn = await listDrawnParts(source)
    expect(drawn).toEqual(listCheckedParts(source))
    expect(drawn.filter((part) => part.startsWith('<')).length).toBe(source.tags.length)
  },
)

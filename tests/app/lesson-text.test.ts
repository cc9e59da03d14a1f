import { compileMDX } from 'next-mdx-remote/rsc'
import { expect, test } from 'vitest'
import type { LessonNode } from '@/core/course/authored-course'
import { listLessons } from '@/core/course/rules/lesson-words'
import { loadCourse } from '@/server/course/course'

const { home, about, modules } = loadCourse(process.env.COURSE_DIR || 'tests/fixtures/tiny-course')
const lessons = listLessons({ home, about, modules })

// The check reads a lesson with its own parser, the page through next-mdx-remote: what the check has looked at must be what is shown.
test.each(lessons.map(({ file, source }) => [file, source] as const))(
  'the page of %s is drawn from the same tags, attributes and words as the check has read',
  async (_, source) => {
    let drawn: LessonNode | null = null
    const look = () => (tree: unknown) => {
      drawn = structuredClone(tree) as LessonNode
    }
    await compileMDX({ source: source.body, options: { mdxOptions: { remarkPlugins: [look] } } })
    if (!drawn) throw new Error('Nothing was drawn.')
    expect(listParts(drawn)).toEqual(listParts(source.tree))
    expect(listParts(drawn).filter((part) => part.startsWith('<')).length).toBe(source.tags.length)
  },
)

// MDX takes a paragraph of nothing but tags apart and drops the blanks between them, which `lessonParagraphs` puts right; all else
// must be the same.
function listParts(node: LessonNode): string[] {
  if (node.type === 'paragraph') return (node.children ?? []).flatMap(listParts)
  const isTag = node.type.startsWith('mdxJsx')
  const attributes = (node.attributes ?? []).map(({ name, value }) => `${name}=${String(value)}`)
  const own = isTag
    ? `<${node.name} ${attributes.join(' ')}>`
    : `${node.type} ${node.url ?? ''} ${node.depth ?? ''} ${node.value ?? ''}`
  if (node.type === 'text' && node.value?.trim() === '') return []
  return [own, ...(node.children ?? []).flatMap(listParts)]
}

import { compileMDX } from 'next-mdx-remote/rsc'
import type { LessonNode, LessonSource } from '@/core/course/authored-course'
import { lessonSyntax } from '@/server/course/lesson-syntax'

/** The tags, attributes and words of a lesson as the check has read them. */
export function listCheckedParts({ tree }: LessonSource): string[] {
  return listParts(tree)
}

/** The same as the page draws them: it reads the lesson through another library. */
export async function listDrawnParts({ body }: LessonSource): Promise<string[]> {
  let drawn: LessonNode | null = null
  const look = () => (tree: unknown) => {
    drawn = structuredClone(tree) as LessonNode
  }
  await compileMDX({ source: body, options: { mdxOptions: { remarkPlugins: [...lessonSyntax, look] } } })
  if (!drawn) throw new Error('Nothing was drawn.')
  return listParts(drawn)
}

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

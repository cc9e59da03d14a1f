import type { AuthoredCourse, LessonNode, LessonSource } from '../authored-course'

/** A paragraph, heading or list item of a lesson: its words, its line in the file, its passage, and the block tags around it. */
export type Block = { text: string; line: number; passage: string | null; inside: string[]; isHeading: boolean; node: LessonNode }

/** A lesson or page of words and the file it stands in. */
export type PlacedLesson = { file: string; source: LessonSource; slug: string | null }

const phrasing = ['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'link', 'image', 'break', 'mdxJsxTextElement']

/** The lessons of a course, then its pages of words, whose slug is null. */
export function listLessons({ modules, home, about }: Pick<AuthoredCourse, 'modules' | 'home' | 'about'>): PlacedLesson[] {
  return [
    ...modules.map(({ slug, source }) => ({ file: `${slug}/lesson.mdx`, source, slug })),
    { file: 'home.mdx', source: home.source, slug: null },
    { file: 'about.mdx', source: about.source, slug: null },
  ]
}

/** The words of a lesson block by block, in reading order. */
export function listBlocks(source: LessonSource): Block[] {
  const blocks: Block[] = []
  const visit = (node: LessonNode, passage: string | null, inside: string[]) => {
    if (isBlock(node)) {
      const line = lineOfNode(source, node)
      blocks.push({ text: wordsOf(node), line, passage, inside, isHeading: node.type === 'heading', node })
      return
    }
    const isPassage = node.name === 'Passage'
    for (const child of node.children ?? []) {
      visit(child, isPassage ? attributeOf(node, 'id') : passage, node.name && !isPassage ? [...inside, node.name] : inside)
    }
  }
  visit(source.tree, null, [])
  return blocks.filter(({ text }) => text !== '')
}

/** The words in a node, without tags, on one line. */
export function wordsOf(node: LessonNode): string {
  const within = (each: LessonNode): string => each.value ?? (each.children ?? []).map(within).join('')
  return within(node).replace(/\s+/g, ' ').trim()
}

/** The nodes of a lesson that a test accepts, in reading order. */
export function listNodes(node: LessonNode, accepts: (node: LessonNode) => boolean): LessonNode[] {
  return [...(accepts(node) ? [node] : []), ...(node.children ?? []).flatMap((child) => listNodes(child, accepts))]
}

/** The line of a node in its file. */
export function lineOfNode({ bodyLine }: LessonSource, node: LessonNode): number {
  return bodyLine + (node.position?.start.line ?? 1)
}

/** An attribute of a tag; empty where it has none. */
export function attributeOf(node: LessonNode, name: string): string {
  const value = node.attributes?.find((each) => each.name === name)?.value
  return typeof value === 'string' ? value : ''
}

// A tag that stands alone on its line, such as <Claim>, holds its words without a paragraph.
function isBlock({ children = [] }: LessonNode): boolean {
  return children.some(({ type }) => phrasing.includes(type))
}

import type { AuthoredCourse, LessonNode, LessonSource } from '../authored-course'

/**
 * A paragraph, heading or list item of a lesson: its words, its line in the file, the id of its passage (null outside a passage),
 * and the names of the block tags around it, the outermost first.
 */
export type Block = { text: string; line: number; passage: string | null; inside: string[]; isHeading: boolean; node: LessonNode }

/** A lesson or another page, with the path of its file. `slug` is the module's; it is null for a page that is not a lesson. */
export type PlacedLesson = { file: string; source: LessonSource; slug: string | null }

const phrasing = [
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'link',
  'image',
  'break',
  'inlineMath',
  'footnoteReference',
  'mdxJsxTextElement',
]

/** Returns the lessons of a course and then its other pages, whose slug is null. */
export function listLessons({ modules, home, about }: Pick<AuthoredCourse, 'modules' | 'home' | 'about'>): PlacedLesson[] {
  return [
    ...modules.map(({ slug, source }) => ({ file: `${slug}/lesson.mdx`, source, slug })),
    { file: 'home.mdx', source: home.source, slug: null },
    { file: 'about.mdx', source: about.source, slug: null },
  ]
}

/** Returns the blocks of a lesson that have words, in reading order. */
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

/** Returns the words in a node, without tags and formulas, on one line. */
export function wordsOf(node: LessonNode): string {
  const within = (each: LessonNode): string =>
    each.type === 'inlineMath' ? '' : (each.value ?? (each.children ?? []).map(within).join(''))
  return within(node).replace(/\s+/g, ' ').trim()
}

/** Returns the nodes that `accepts` selects, in reading order. */
export function listNodes(node: LessonNode, accepts: (node: LessonNode) => boolean): LessonNode[] {
  return [...(accepts(node) ? [node] : []), ...(node.children ?? []).flatMap((child) => listNodes(child, accepts))]
}

/** Returns the line of a node in its file, counted from 1. */
export function lineOfNode({ bodyLine }: LessonSource, node: LessonNode): number {
  return bodyLine + (node.position?.start.line ?? 1)
}

/** Returns the value of a tag's attribute. Returns an empty text if the tag does not have it. */
export function attributeOf(node: LessonNode, name: string): string {
  const value = node.attributes?.find((each) => each.name === name)?.value
  return typeof value === 'string' ? value : ''
}

// A tag on a line of its own, such as <Claim>, contains its words without a paragraph around them.
function isBlock({ children = [] }: LessonNode): boolean {
  return children.some(({ type }) => phrasing.includes(type))
}

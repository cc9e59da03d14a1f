import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Finding, LessonNode, LessonSource } from '@/core/course/authored-course'
import { findNearest } from '@/core/course/nearest'
import { findAttributes, tags } from '@/core/course/tags'
import { explainLessonError } from './lesson-errors'
import { lessonSyntax } from './lesson-syntax'
import { drawFormula } from './maths'
import { readPictures } from './pictures'
import { readYaml } from './yaml'

/**
 * Parses an MDX file and reads its pictures. Problems are returned as findings, with everything that could be read; what is allowed
 * but probably not meant is added to `doubts`. `file` is its path in the course folder `dir`.
 */
export function readLesson(file: string, source: string, dir: string, doubts: Finding[]): LessonSource {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const head = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/.exec(text)
  const findings: Finding[] = []
  if (!head) {
    findings.push({
      file,
      line: 1,
      message: text.startsWith('---') ? 'The front matter is not closed.' : 'The front matter is missing.',
      fix: 'Begin the file with a line --- and end the front matter with another.',
    })
  }
  const { data, lineOf, misread } = readYaml(file, head?.[1] ?? '', 1, findings, doubts)
  const body = text.slice(head?.[0].length ?? 0)
  const bodyLine = (head?.[0].match(/\n/g) ?? []).length
  const tree = head ? parse(file, body, bodyLine, findings) : emptyTree

  const passages: LessonSource['passages'] = []
  const found: LessonSource['tags'] = []
  walk(tree, null, (node, passage) => {
    const line = bodyLine + (node.position?.start.line ?? 1)
    const problem = checkNode(node, passage) ?? checkFormula(node)
    if (problem) findings.push({ file, line, ...problem })
    if (!isTag(node) || !node.name) return
    const attributes = Object.fromEntries((node.attributes ?? []).map(({ name = '', value }) => [name, String(value ?? '')]))
    found.push({ name: node.name, attributes, line, passage })
    if (node.name === 'Passage') {
      const { id = '', title = '', claims = '' } = attributes
      passages.push({ id, title, claims: claims.split(/\s+/).filter(Boolean), line })
    }
  })
  const { pictures, findings: pictureFindings } = readPictures(dir, file, tree, bodyLine)
  findings.push(...pictureFindings)
  return { facts: data, lineOfFact: lineOf, misread, body, bodyLine, passages, tags: found, pictures, tree, findings }
}

const emptyTree: LessonNode = { type: 'root', children: [] }

function parse(file: string, body: string, bodyLine: number, findings: Finding[]): LessonNode {
  try {
    return unified().use(remarkParse).use(remarkMdx).use(lessonSyntax).parse(body) as unknown as LessonNode
  } catch (error) {
    const { line, ...words } = explainLessonError(error, body)
    findings.push({ file, line: bodyLine + line, ...words })
    return emptyTree
  }
}

function checkNode(node: LessonNode, passage: string | null): { message: string; fix: string } | null {
  if (node.type.endsWith('Expression') || node.type === 'mdxjsEsm') {
    return {
      message: 'There is code here: braces, import or export.',
      fix: 'Write plain words. Attributes are text in double quotes.',
    }
  }
  if (node.type === 'html') return { message: 'There is HTML here.', fix: 'Use Markdown and the tags of docs/authoring.md.' }
  if (!isTag(node)) return null
  const attributes = findAttributes(node.name ?? '')
  if (!attributes) {
    const near = findNearest(node.name ?? '', Object.keys(tags))
    return {
      message: `There is no tag <${node.name ?? ''}>${near ? `; did you mean <${near}>?` : '.'}`,
      fix: `Use one of: ${Object.keys(tags).join(', ')}.`,
    }
  }
  const { required, optional = [] } = attributes
  const allowed = [...required, ...optional]
  for (const attribute of node.attributes ?? []) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') {
      return { message: `An attribute of <${node.name}> is not text in double quotes.`, fix: 'Write it as name="value".' }
    }
    if (!allowed.includes(attribute.name ?? '')) {
      return {
        message: `<${node.name}> has no attribute "${attribute.name}"${nearestWords(attribute.name ?? '', allowed)}`,
        fix: `It takes: ${allowed.join(', ') || 'none'}.`,
      }
    }
  }
  const missing = required.find((name) => !node.attributes?.some((each) => each.name === name && each.value !== ''))
  if (missing) return { message: `<${node.name}> needs the attribute "${missing}".`, fix: `Write ${missing}="…".` }
  if (node.name === 'Passage' && passage !== null) {
    return { message: 'A passage is inside another passage.', fix: 'Close the first passage before you open the next.' }
  }
  return null
}

function checkFormula({ type, value = '' }: LessonNode): { message: string; fix: string } | null {
  if (type !== 'inlineMath' && type !== 'math') return null
  const drawn = drawFormula(value, type === 'math')
  return drawn.ok ? null : explainFormula(value, drawn.error)
}

/** Returns in words why a formula cannot be drawn, for an author. */
export function explainFormula(tex: string, why: string): { message: string; fix: string } {
  const message = `The formula $${tex.slice(0, 60)}$ cannot be drawn: ${why}.`
  return { message, fix: 'Correct its TeX, or write \\$ for a dollar sign.' }
}

function nearestWords(name: string, known: readonly string[]): string {
  const near = findNearest(name, known)
  return near ? `; did you mean "${near}"?` : '.'
}

function walk(node: LessonNode, passage: string | null, visit: (node: LessonNode, passage: string | null) => void) {
  visit(node, passage)
  const id = node.attributes?.find(({ name }) => name === 'id')?.value
  const inside = isTag(node) && node.name === 'Passage' && typeof id === 'string' ? id : passage
  for (const child of node.children ?? []) walk(child, inside, visit)
}

function isTag(node: LessonNode): boolean {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { LineCounter, parseDocument } from 'yaml'
import type { Finding, LessonNode, LessonSource, LineOf } from '@/core/course/authored-course'
import { findAttributes, tags } from '@/core/course/tags'
import { lessonSyntax } from './lesson-syntax'
import { drawFormula } from './maths'
import { readPictures } from './pictures'

/**
 * Parses an MDX file and reads its pictures. Problems are returned as findings, with everything that could be read. `file` is its
 * path in the course folder `dir`.
 */
export function readLesson(file: string, source: string, dir: string): LessonSource {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const head = /^---\n([\s\S]*?)\n---\n/.exec(text)
  const findings: Finding[] = []
  if (!head)
    findings.push({
      file,
      line: 1,
      message: 'The front matter is missing.',
      fix: 'Begin the file with --- and end the front matter with ---.',
    })
  const { data, lineOf } = readYaml(file, head?.[1] ?? '', 1, findings)
  const body = text.slice(head?.[0].length ?? 0)
  const bodyLine = (head?.[0].match(/\n/g) ?? []).length
  const tree = parse(file, body, bodyLine, findings)

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
  return { facts: data, lineOfFact: lineOf, body, bodyLine, passages, tags: found, pictures, tree, findings }
}

/**
 * Parses YAML. `offset` is the number of lines before it in its file. Errors are added to `findings`, and `data` is then
 * undefined. `lineOf` returns the line in the file of a path in the data.
 */
export function readYaml(file: string, text: string, offset: number, findings: Finding[]) {
  const counter = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: counter, uniqueKeys: true })
  for (const error of document.errors) {
    const message = error.message.split('\n')[0] ?? 'This is not YAML.'
    findings.push({ file, line: (error.linePos?.[0].line ?? 1) + offset, message, fix: 'Correct the YAML on this line.' })
  }
  const lineOf: LineOf = (path) => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined
      if (node?.range) return counter.linePos(node.range[0]).line + offset
    }
    return offset + 1
  }
  return { data: document.errors.length > 0 ? undefined : (document.toJS() as unknown), lineOf }
}

function parse(file: string, body: string, bodyLine: number, findings: Finding[]): LessonNode {
  try {
    return unified().use(remarkParse).use(remarkMdx).use(lessonSyntax).parse(body) as unknown as LessonNode
  } catch (error) {
    const { line, reason, message } = error as { line?: number; reason?: string; message: string }
    const description = reason ?? message
    // Some errors have their line only in the text, as in "(3:1-3:8)".
    const errorLine = line ?? Number(/\((\d+):\d+/.exec(description)?.[1] ?? 1)
    findings.push({
      file,
      line: bodyLine + errorLine,
      message: `This cannot be read as a lesson: ${description.replace(/\s*\([\d:–-]+\)/g, '')}.`,
      fix: 'Close every tag, and do not use braces: a lesson must not contain code.',
    })
    return { type: 'root', children: [] }
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
    return { message: `There is no tag <${node.name ?? ''}>.`, fix: `Use one of: ${Object.keys(tags).join(', ')}.` }
  }
  const { required, optional = [] } = attributes
  const allowed = [...required, ...optional]
  for (const attribute of node.attributes ?? []) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') {
      return { message: `An attribute of <${node.name}> is not text in double quotes.`, fix: 'Write it as name="value".' }
    }
    if (!allowed.includes(attribute.name ?? '')) {
      return {
        message: `<${node.name}> has no attribute "${attribute.name}".`,
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

function walk(node: LessonNode, passage: string | null, visit: (node: LessonNode, passage: string | null) => void) {
  visit(node, passage)
  const id = node.attributes?.find(({ name }) => name === 'id')?.value
  const inside = isTag(node) && node.name === 'Passage' && typeof id === 'string' ? id : passage
  for (const child of node.children ?? []) walk(child, inside, visit)
}

function isTag(node: LessonNode): boolean {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

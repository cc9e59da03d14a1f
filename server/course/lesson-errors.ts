import { findNearest } from '@/core/course/nearest'
import { isTag, tags } from '@/core/course/tags'

type Explained = { line: number; message: string; fix: string }

/** Explains why the body of a lesson cannot be parsed: the line in the body, counted from 1, what is wrong, and how to mend it. */
export function explainLessonError(error: unknown, body: string): Explained {
  const { line, reason, message } = error as { line?: number; reason?: string; message: string }
  const description = reason ?? message
  // Some errors have their line only in the text, as in "(3:1-3:8)".
  const inWords = /\((\d+):\d+/.exec(description)?.[1]
  const at = line ?? Number(inWords ?? 1)
  const tagsNamed = [...description.matchAll(/`<(\/?)([\w.-]*)>`/g)].map(([, slash = '', name = '']) => ({ slash, name }))
  return (
    explainTagsNamed(description, tagsNamed, at, Number(inWords ?? at)) ??
    explainSign(description, body.split('\n'), at) ?? {
      line: at,
      message: `This cannot be read as a lesson: ${description.replace(/\s*\([\d:–-]+\)/g, '')}.`,
      fix: 'Close every tag, and do not use braces: a lesson must not contain code.',
    }
  )
}

function explainTagsNamed(
  description: string,
  [first, second]: { slash: string; name: string }[],
  line: number,
  lineOfOpen: number,
): Explained | null {
  if (!first) return null
  const unknown = [first, second].find((each) => each && !isTag(each.name))
  if (unknown) {
    const near = findNearest(unknown.name, Object.keys(tags))
    return {
      line: first.slash === '' ? lineOfOpen : line,
      message: `There is no tag <${unknown.name}>${near ? `; did you mean <${near}>?` : '.'}`,
      fix: `Use Markdown, or one of: ${Object.keys(tags).join(', ')}.`,
    }
  }
  if (first.slash === '/' && second) {
    return {
      line,
      message: `</${first.name}> closes what <${second.name}> opened.`,
      fix: `Write </${second.name}> before it.`,
    }
  }
  const isInLine = description.includes('before the end of')
  return {
    line: lineOfOpen,
    message: isInLine ? `<${first.name}> is not closed in its paragraph.` : `<${first.name}> is not closed.`,
    fix: isInLine
      ? `Write </${first.name}> in the same paragraph. Around several paragraphs, write the tag on lines of its own.`
      : `Write </${first.name}> after what belongs to it.`,
  }
}

function explainSign(description: string, lines: string[], line: number): Explained | null {
  const text = lines[line - 1] ?? ''
  // What is left open is noticed only at the end of the file.
  const isAtEnd = description.includes('end of file')
  if (description.includes('create a comment')) {
    return { line, message: 'There is an HTML comment.', fix: 'Take it out: whoever reads the page could read it too.' }
  }
  if (description.includes('create a link')) {
    return { line, message: 'There is an address in < and >.', fix: 'Write a link: [its words](https://…).' }
  }
  if (description.includes('closing slash')) {
    const [, name = ''] = /<\/([\w.-]+)/.exec(text) ?? []
    return { line, message: `</${name}> closes a tag that was not opened.`, fix: `Write <${name}> before it, or take it out.` }
  }
  if (/before name/.test(description)) {
    return { line, message: 'A < stands before something that is no tag.', fix: 'Write "less than", or &lt; for the sign.' }
  }
  if (/attribute/.test(description)) {
    return {
      // The next quotation mark closes what was left open.
      line: lineWhere(lines.slice(0, line), (each) => /<[A-Z]/.test(each) && countSigns(each, '"') % 2 === 1, line),
      message: 'An attribute of a tag is not text in double quotes.',
      fix: 'Write name="value" with straight quotation marks, and close them.',
    }
  }
  if (/brace|expression|acorn|esm/i.test(description)) {
    return {
      line: isAtEnd ? lineWhere(lines, (each) => countSigns(each, '{') > countSigns(each, '}'), line) : line,
      message: 'There is code here: braces, import or export.',
      fix: 'Write plain words; a lesson has no code.',
    }
  }
  return null
}

/** The number of the first line that passes a test; `otherwise` if none does. */
function lineWhere(lines: string[], isMeant: (line: string) => boolean, otherwise: number): number {
  const index = lines.findIndex(isMeant)
  return index < 0 ? otherwise : index + 1
}

function countSigns(text: string, sign: string): number {
  return text.split(sign).length - 1
}

import { CST, Parser, type YAMLParseError } from 'yaml'

/** `mended` is the line as its author meant it, if that is certain: reading can then go on. */
type Explained = { line: number; message: string; fix: string; mended?: string }

/** Explains the first error of a YAML file to its author: the line, counted from 1, what is wrong there, and how to mend it. */
export function explainYamlError(text: string, errors: readonly YAMLParseError[]): Explained {
  const [first] = errors
  const errorLine = first?.linePos?.[0].line ?? 1
  const lines = text.split('\n')
  return (
    findTab(lines, errorLine) ??
    findNoBreakSpace(lines, errorLine) ??
    findTightDash(lines, errorLine) ??
    findOpenQuote(text, lines, errorLine) ??
    explainByCode(first, lines, errorLine) ?? {
      line: errorLine,
      message: `This line cannot be read: ${(first?.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')}.`,
      fix: 'Compare it with the example in docs/authoring.md.',
    }
  )
}

/** A tab before the first word of a line, on the line of the error or above. */
function findTab(lines: string[], errorLine: number): Explained | null {
  const index = lines.slice(0, errorLine).findIndex((line) => /^ *\t\s*\S/.test(line))
  if (index < 0) return null
  return { line: index + 1, message: 'A tab stands at the start of this line.', fix: 'Indent with spaces: YAML takes no tabs.' }
}

/** A space that no line can be broken at, which looks like a space and is none to YAML. */
function findNoBreakSpace(lines: string[], errorLine: number): Explained | null {
  const from = Math.max(0, errorLine - 2)
  const index = lines.slice(from, errorLine).findIndex((line) => /^\s*(?:- )?[\w-]+:[\u00a0\u202f]|^ *[\u00a0\u202f]/.test(line))
  if (index < 0) return null
  return { line: from + index + 1, message: 'A no-break space stands where YAML needs a space.', fix: 'Type the space again.' }
}

/** A dash without a space after it, on the line of the error or beside it. */
function findTightDash(lines: string[], errorLine: number): Explained | null {
  const from = Math.max(0, errorLine - 2)
  const index = lines.slice(from, errorLine + 1).findIndex((line) => /^\s*-[\w-]+:\s/.test(line))
  if (index < 0) return null
  return { line: from + index + 1, message: 'A space is missing after the dash.', fix: 'Write a dash, a space and the field.' }
}

/** A quotation mark that is never closed, or only by the first one of a later line. */
function findOpenQuote(text: string, lines: string[], errorLine: number): Explained | null {
  for (const { type, source, offset } of listQuoted(text)) {
    const mark = type === 'double-quoted-scalar' ? '"' : "'"
    const line = text.slice(0, offset).split('\n').length
    const endLine = line + source.split('\n').length - 1
    const isOpen = source.length < 2 || !source.endsWith(mark)
    if (isOpen || (endLine > line && endLine === errorLine)) {
      return {
        line,
        message: `The quotation mark ${mark} on this line is not closed.`,
        fix: `Write ${mark} at the end of the text as well.`,
      }
    }
    if (line !== errorLine || endLine !== line) continue
    const after = (lines[line - 1] ?? '').slice((lines[line - 1] ?? '').indexOf(source) + source.length).trim()
    if (after === '' || /^[,}\]#:]/.test(after)) continue
    const way = mark === '"' ? `'${source}${after === '' ? '' : ' …'}'` : '"…"'
    return {
      line,
      message: `Words follow after the closing ${mark} on this line.`,
      fix: `Put the whole text in ${mark === '"' ? 'single' : 'double'} quotes: ${way}; or use “curly” quotes inside it.`,
    }
  }
  return null
}

function explainByCode(error: YAMLParseError | undefined, lines: string[], errorLine: number): Explained | null {
  const line = lines[errorLine - 1] ?? ''
  const { value } = splitLine(line)
  const quoted = `${splitLine(line).name}: "${value.replaceAll('"', '\\"')}"`
  const mended = value === '' ? {} : { mended: `${line.slice(0, line.lastIndexOf(value))}${JSON.stringify(value)}` }
  switch (error?.code) {
    case 'DUPLICATE_KEY': {
      const name = splitLine(line.slice((error.linePos?.[0].col ?? 1) - 1)).name
      return { line: errorLine, message: `The field "${name}" stands twice in one entry.`, fix: 'Take one of them out.' }
    }
    case 'BAD_DQ_ESCAPE':
      return {
        line: errorLine,
        message: 'A backslash in double quotes begins a sign that YAML does not know.',
        fix: 'Put the text in single quotes, or write two backslashes.',
      }
    case 'MULTIPLE_DOCS':
      return { line: errorLine, message: 'The line --- begins a second document.', fix: 'Take the line out.' }
    case 'BAD_INDENT':
      if (error.message.startsWith('Flow')) return explainOpenBracket(lines, errorLine)
      return misplaced(errorLine)
    default:
      break
  }
  if (/^[@`%*!&|>]|^[-?] /.test(value)) {
    const [sign] = value
    return {
      line: errorLine,
      message: `A text cannot begin with ${sign} without quotes.`,
      fix: `Put it in quotes: ${quoted}.`,
      ...mended,
    }
  }
  if (/^[{[]/.test(value)) return explainBracket(value, errorLine, quoted) ?? explainOpenBracket(lines, errorLine)
  if (/: /.test(value)) {
    return { line: errorLine, message: 'A text with a colon and a space in it needs quotes.', fix: `Write ${quoted}.`, ...mended }
  }
  if (error?.code === 'BLOCK_AS_IMPLICIT_KEY') {
    return misplaced(/^\s*- /.test(line) && value === '' ? errorLine : nextLine(lines, errorLine))
  }
  if (/^\s*(- )?[\w-]+:\S/.test(line)) {
    return { line: errorLine, message: 'A space is missing after the colon.', fix: 'Write a space after it.' }
  }
  if (/^\s*(?:- |[\w-]+: )/.test(line)) return misplaced(errorLine)
  if (error?.code === 'MULTILINE_IMPLICIT_KEY' || error?.code === 'MISSING_CHAR') {
    return {
      line: errorLine,
      message: `"${line.trim().slice(0, 40)}" is no field: a colon is missing after its name.`,
      fix: 'Write the name, a colon, a space and the value.',
    }
  }
  if (/[\]}]/.test(line)) return { line: errorLine, message: 'A bracket is closed that was not opened.', fix: 'Take it out.' }
  return null
}

function misplaced(line: number): Explained {
  return {
    line,
    message: 'This line does not begin where it should.',
    fix: 'Give it as many spaces at its start as the lines that it belongs with.',
  }
}

/** A text that begins with a bracket and goes on after it; null if the bracket is only left open. */
function explainBracket(value: string, line: number, quoted: string): Explained | null {
  let depth = 0
  for (const [i, sign] of [...value].entries()) {
    if ('{['.includes(sign)) depth++
    if ('}]'.includes(sign)) depth--
    if (depth === 0 && value.slice(i + 1).trim() !== '') {
      const after = value.slice(i + 1).trim()
      if ('}]'.includes(after.charAt(0)))
        return { line, message: 'A bracket is closed that was not opened.', fix: 'Take it out.' }
      return { line, message: `A text cannot begin with ${value.charAt(0)} without quotes.`, fix: `Put it in quotes: ${quoted}.` }
    }
  }
  if (depth > 0) return null
  return {
    line,
    message: 'A text in these brackets has a colon and a space in it, and needs quotes.',
    fix: 'Put it in quotes, or write each field on a line of its own.',
  }
}

/** The nearest line above the error whose brackets are not closed. */
function explainOpenBracket(lines: string[], errorLine: number): Explained {
  for (let line = Math.min(errorLine, lines.length); line > 0; line--) {
    const text = lines[line - 1] ?? ''
    const open = (text.match(/[{[]/g)?.length ?? 0) - (text.match(/[}\]]/g)?.length ?? 0)
    if (open > 0) {
      const sign = /[{[]/.exec(text)?.[0] ?? '{'
      return {
        line,
        message: `The bracket ${sign} on this line is not closed.`,
        fix: `Write ${sign === '{' ? '}' : ']'} at the end.`,
      }
    }
  }
  return misplaced(errorLine)
}

/** The name and the value of a line such as `- text: A word`. Without a name, all is value. */
function splitLine(line: string): { name: string; value: string } {
  const bare = line.replace(/^\s*(?:- )*/, '')
  const [, name = '', value = ''] = /^([^\s"'{[:]+):(?:\s+(.*))?$/.exec(bare) ?? [null, '', bare]
  return { name, value: value.trim() }
}

function nextLine(lines: string[], line: number): number {
  const next = lines.slice(line).findIndex((each) => each.trim() !== '' && !each.trim().startsWith('#'))
  return next < 0 ? line : line + next + 1
}

function listQuoted(text: string): { type: string; source: string; offset: number }[] {
  const found: { type: string; source: string; offset: number }[] = []
  for (const token of new Parser().parse(text)) {
    if (token.type !== 'document') continue
    CST.visit(token, ({ key, value }) => {
      for (const each of [key, value]) {
        if (each?.type === 'double-quoted-scalar' || each?.type === 'single-quoted-scalar') found.push(each)
      }
    })
  }
  return found
}

import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '@/core/course/authored-course'

/** The largest file of a course that is read, in bytes. The longest bank that people write has a few hundred thousand. */
const mostBytes = 5_000_000

/**
 * Reads a text file of a course, with line ends as `\n` and without a byte-order mark. Returns null, with a finding, if it is
 * missing, too large, or not in UTF-8: letters of another encoding would reach learners as question marks.
 */
export function readText(dir: string, file: string, findings: Finding[]): string | null {
  const path = join(dir, file)
  const stop = (message: string, fix: string, line = 1) => {
    findings.push({ file, line, message, fix })
    return null
  }
  if (!existsSync(path) || !statSync(path).isFile()) {
    return stop('The file is missing.', 'Write it; docs/authoring.md shows its form.')
  }
  if (statSync(path).size > mostBytes) return stop(`The file is larger than ${mostBytes / 1e6} MB.`, 'Split the module in two.')
  const bytes = readFileSync(path)
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return stop('The file is in UTF-16.', 'Save it as UTF-8.')
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
    const index = text.split('\n').findIndex((each) => [...each].some(isDamaged))
    if (index < 0) return text
    const line = index + 1
    return stop(
      'A character here was damaged when the file was saved in another encoding.',
      'Write it again, and save as UTF-8.',
      line,
    )
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return stop(
      'The file is not in UTF-8; this line has a letter of another encoding.',
      'Save the file as UTF-8.',
      lineOfBadByte(bytes),
    )
  }
}

/** The replacement character, and control characters, which editors do not write. */
function isDamaged(sign: string): boolean {
  return sign === '\ufffd' || (sign < ' ' && sign !== '\t')
}

/** The line of the first byte that is not part of UTF-8, counted from 1. */
function lineOfBadByte(bytes: Buffer): number {
  // Decoding puts a replacement character in place of what it cannot read, and keeps every line end.
  const before = bytes.toString('utf8').split('\ufffd', 1)[0] ?? ''
  return before.split(/\r\n?|\n/).length
}

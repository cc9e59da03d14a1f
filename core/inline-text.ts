/**
 * A piece of a text with inline markup. `tex` is the TeX source of a formula; the server draws it (`Maths`).
 */
export type Inline =
  | { is: 'text'; text: string }
  | { is: 'code'; text: string }
  | { is: 'maths'; tex: string }
  | { is: 'emphasis'; parts: Inline[] }
  | { is: 'strong'; parts: Inline[] }

/** An element of a drawn formula, in MathML. Its names and attributes are checked where it is made. */
export type MathsNode = { name: string; attributes: Record<string, string>; children: (MathsNode | string)[] }

/** Drawn formulas by their TeX source. */
export type Maths = Readonly<Record<string, MathsNode>>

type Found = { piece: Inline; end: number }

const markers = /[\\`$*]/
const maxNesting = 4

/**
 * Reads the inline markup of a question's text: `*emphasis*`, `**strong**`, `` `code` `` and `$TeX$`. A backslash takes the meaning
 * from the character after it. What is no markup stays text, so that a lone star or "5 $" is shown as it is.
 *
 * A dollar sign begins a formula only before a character that is not a blank, and ends it only after such a character and not
 * before a digit: "from $5 to $6" has no formula in it. A star begins an emphasis only at the beginning of a word.
 */
export function readInline(text: string, nesting = 0): Inline[] {
  if (!markers.test(text)) return text === '' ? [] : [{ is: 'text', text }]
  const pieces: Inline[] = []
  // Marks that have no end in the rest of the text: nobody needs to look for it again.
  const endless = new Set<string>()
  let plain = ''
  const flush = () => {
    if (plain !== '') pieces.push({ is: 'text', text: plain })
    plain = ''
  }
  for (let at = 0; at < text.length; ) {
    if (text[at] === '\\' && markers.test(text[at + 1] ?? '')) {
      plain += text[at + 1]
      at += 2
      continue
    }
    const found = findPiece(text, at, nesting, endless)
    if (found) {
      flush()
      pieces.push(found.piece)
      at = found.end
      continue
    }
    plain += text[at]
    at += 1
  }
  flush()
  return pieces
}

/** Returns the words of a text without its inline markup. A formula is given by its TeX source. */
export function plainWords(text: string): string {
  if (!markers.test(text)) return text
  const wordsIn = (piece: Inline): string => {
    if ('parts' in piece) return piece.parts.map(wordsIn).join('')
    return piece.is === 'maths' ? piece.tex : piece.text
  }
  return readInline(text).map(wordsIn).join('')
}

/** Returns the TeX sources of the formulas in a text, in reading order. */
export function listFormulas(text: string): string[] {
  if (!text.includes('$')) return []
  const formulasIn = (piece: Inline): string[] => {
    if ('parts' in piece) return piece.parts.flatMap(formulasIn)
    return piece.is === 'maths' ? [piece.tex] : []
  }
  return readInline(text).flatMap(formulasIn)
}

function findPiece(text: string, at: number, nesting: number, endless: Set<string>): Found | null {
  switch (text[at]) {
    case '`':
      return findCode(text, at, endless)
    case '$':
      return findFormula(text, at)
    case '*':
      return nesting < maxNesting ? findEmphasis(text, at, nesting, endless) : null
    case undefined:
      return null
  }
  return null
}

function findCode(text: string, at: number, endless: Set<string>): Found | null {
  if (endless.has('`')) return null
  const end = text.indexOf('`', at + 1)
  if (end < 0) endless.add('`')
  const code = text.slice(at + 1, end)
  return end < 0 || code.trim() === '' ? null : { piece: { is: 'code', text: code }, end: end + 1 }
}

function findFormula(text: string, at: number): Found | null {
  if (text[at - 1] === '$' || !/[^\s$]/.test(text[at + 1] ?? '')) return null
  for (let end = text.indexOf('$', at + 2); end > 0; end = text.indexOf('$', end + 1)) {
    const before = text[end - 1] ?? ''
    if (before === '\\') continue
    if (/\s/.test(before) || /\d/.test(text[end + 1] ?? '')) return null
    return { piece: { is: 'maths', tex: text.slice(at + 1, end) }, end: end + 1 }
  }
  return null
}

function findEmphasis(text: string, at: number, nesting: number, endless: Set<string>): Found | null {
  const mark = text.startsWith('**', at) ? '**' : '*'
  const from = at + mark.length
  if (endless.has(mark) || isWord(text[at - 1]) || !/[^\s*]/.test(text[from] ?? '')) return null
  for (let end = text.indexOf(mark, from + 1); end > 0; end = text.indexOf(mark, end + 1)) {
    const after = end + mark.length
    const isClosing = !/[\s\\]/.test(text[end - 1] ?? '') && !isWord(text[after]) && text[after] !== '*'
    const isInsideOfStrong = mark === '*' && (text[end + 1] === '*' || text[end - 1] === '*')
    if (!isClosing || isInsideOfStrong) continue
    const parts = readInline(text.slice(from, end), nesting + 1)
    return { piece: { is: mark === '*' ? 'emphasis' : 'strong', parts }, end: after }
  }
  endless.add(mark)
  return null
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}

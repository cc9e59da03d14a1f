import { describe, expect, test } from 'vitest'
import { type Inline, listFormulas, plainWords, readInline } from '@/core/inline-text'

/** The pieces of a text in one line: [kind words]. */
function asLine(pieces: readonly Inline[]): string {
  return pieces
    .map((piece) => {
      if (piece.is === 'text') return piece.text
      if ('parts' in piece) return `[${piece.is} ${asLine(piece.parts)}]`
      return `[${piece.is} ${piece.is === 'maths' ? piece.tex : piece.text}]`
    })
    .join('')
}

describe('inline markup', () => {
  test.each([
    ['an *emphasis* in a sentence', 'an [emphasis emphasis] in a sentence'],
    ['a **strong** word', 'a [strong strong] word'],
    ['a **strong *and* soft** word', 'a [strong strong [emphasis and] soft] word'],
    ['*all of it*', '[emphasis all of it]'],
    ['the command `ls *.txt`.', 'the command [code ls *.txt].'],
    ['so $x^2 + 1$, then', 'so [maths x^2 + 1], then'],
    ['$\\frac{a}{b}$', '[maths \\frac{a}{b}]'],
    ['$a \\$ b$', '[maths a \\$ b]'],
    ['*with $x$ in it*', '[emphasis with [maths x] in it]'],
    ['“*quoted*”', '“[emphasis quoted]”'],
  ])('%s', (text, pieces) => expect(asLine(readInline(text))).toBe(pieces))
})

describe('what is no markup stays as it is written', () => {
  test.each([
    'from $5 to $6',
    'about $5–$6 a jar',
    '5 $ and 6 $',
    '2 * 3 * 4',
    '2*3*4',
    'a * alone',
    'five stars: *****',
    '**',
    '`',
    '``',
    '$$',
    '$ x $',
    'snake_case_word and __init__',
    'a < b & c > d',
    'C:\\new\\table',
    '',
  ])('%s', (text) => {
    expect(asLine(readInline(text))).toBe(text)
    expect(plainWords(text)).toBe(text)
  })
})

test.each([
  ['\\*not this\\*', '*not this*'],
  ['\\$5 and \\$6$', '$5 and $6$'],
  ['\\`code\\`', '`code`'],
  ['a \\\\ b', 'a \\ b'],
])('a backslash in %s takes the meaning from the character after it', (text, words) => {
  expect(readInline(text)).toEqual([{ is: 'text', text: words }])
})

test('the plain words of a text are what is read without its markup', () => {
  expect(plainWords('a **very *old*** `loaf` of $x$ kg')).toBe('a very old loaf of x kg')
  expect(listFormulas('if $a$, then *$b$*, else 5 $')).toEqual(['a', 'b'])
})

test('a very long text of markers is read at once', () => {
  for (const marker of ['*', '`', '$', '**a ', '*a', '$a ']) {
    const text = marker.repeat(5000)
    const began = performance.now()
    readInline(text)
    expect(performance.now() - began, marker).toBeLessThan(2000)
  }
})

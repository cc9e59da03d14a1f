import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { MathsElement } from '@/app/_components/inline/maths-element'
import { drawFormula, drawFormulasIn } from '@/server/course/maths'

function markupOf(tex: string, isDisplay = false): string {
  const drawn = drawFormula(tex, isDisplay)
  if (!drawn.ok) throw new Error(drawn.error)
  return renderToStaticMarkup(createElement(MathsElement, { node: drawn.value }))
}

describe('a formula', () => {
  test('becomes MathML without its source, styles or scripts', () => {
    const markup = markupOf('\\frac{a < b}{2}')
    expect(markup).toMatch(/^<math><mrow><mfrac>/)
    expect(markup).toContain('&lt;')
    expect(markup).not.toMatch(/annotation|frac\{|style=|class=|<span/)
  })

  test('on lines of its own is set larger', () => {
    expect(markupOf('\\sum_{i=1}^n i', true)).toMatch(/^<math display="block">/)
  })

  test.each([
    ['matrices', '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}'],
    ['roots', '\\sqrt[3]{x}'],
    ['chemistry-like text', '\\mathrm{H_2O}'],
    ['words', '\\text{if } x > 0'],
    ['accents', '\\hat{x} + \\overline{ab}'],
    ['aligned lines', '\\begin{aligned} a &= b \\\\ &= c \\end{aligned}'],
    ['colours', '\\color{red} x'],
    ['sizes and spaces', '\\large x \\quad y \\, z'],
  ])('may hold %s', (_, tex) => expect(markupOf(tex, true)).toMatch(/^<math/))

  test.each([
    ['an unknown command', '\\nosuch{x}', /Undefined control sequence/],
    ['a brace without its end', '\\frac{a}{', /./],
    ['a link', '\\href{https://example.org}{x}', /./],
    ['a picture', '\\includegraphics{https://example.org/x.png}', /./],
    ['a style', '\\htmlStyle{color: red}{x}', /./],
    ['a macro without end', '\\def\\a{\\a\\a}\\a', /./],
    ['a source of more than 1,000 characters', 'x'.repeat(1001), /more than 1000 characters/],
  ])('is refused if it holds %s', (_, tex, why) => {
    const drawn = drawFormula(tex)
    expect(drawn).toEqual({ ok: false, error: expect.stringMatching(why) })
  })
})

describe('the formulas of what is shown', () => {
  test('are those of its texts, and not of what somebody typed', () => {
    const maths = drawFormulasIn({
      stem: 'Is $a$ or *$b$*?',
      choices: [{ id: '1', text: '$c$' }],
      text: { typed: '$d$' },
      at: new Date(),
    })
    expect(Object.keys(maths)).toEqual(['a', 'b', 'c'])
  })

  test('are left out if they cannot be drawn any more', () => {
    expect(drawFormulasIn('$\\nosuch$ and $x$')).toEqual({ x: expect.objectContaining({ name: 'math' }) })
  })
})

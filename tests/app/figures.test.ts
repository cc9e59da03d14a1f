import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { EvidenceOutline } from '@/app/_components/evidence/evidence-symbol'
import { FigureOf } from '@/app/_components/figures/figure'
import { PointsFigure } from '@/app/_components/figures/points'
import { listShownStrengths, readCourse, requireClaim, strengthOf } from '@/app/course'
import { strengthSymbols } from '@/core/course/evidence'
import { figure as anyFigure } from '@/core/course/figure'
import { listNamedBy } from '@/core/course/rules/ids'

const figures = readCourse().modules.flatMap(({ slug, figures }) => figures.map((figure) => ({ module: slug, figure })))
const draw = (module: string, id: string) => renderToStaticMarkup(createElement(FigureOf, { module, id }))
const symbolsIn = (html: string) => [
  ...html.matchAll(
    /(?<before>[^<>]*)<svg class="evidence-symbol"[^>]*data-symbol="(?<symbol>[^"]*)"[^>]*>(?<shapes>.*?)<\/svg>/g,
  ),
]

test('every kind of figure is among those that are looked at', () =>
  expect(new Set(figures.map(({ figure }) => figure.kind))).toEqual(
    new Set(anyFigure.options.map(({ shape }) => shape.kind.value)),
  ))

test.each(strengthSymbols)('in a figure, a %s is an outline', (symbol) => {
  const html = renderToStaticMarkup(createElement(EvidenceOutline, { symbol }))
  expect(html.match(/fill="[^"]*"/g)).toEqual(['fill="none"'])
  expect(html).toContain('stroke="currentColor"')
})

test('no two strengths have the same outline', () =>
  expect(
    new Set(
      strengthSymbols.map(
        (symbol) => symbolsIn(renderToStaticMarkup(createElement(EvidenceOutline, { symbol })))[0]?.groups?.shapes,
      ),
    ).size,
  ).toBe(strengthSymbols.length))

describe.each(figures.map(({ module, figure }) => [figure.kind, module, figure] as const))(
  'a figure of %s',
  (_, module, figure) => {
    const html = draw(module, figure.id)

    test('shows the strength of each claim that it names, as a word and an outline after it', () => {
      const symbols = symbolsIn(html)
      const named = new Set(listNamedBy(figure).claims.map((id) => strengthOf(requireClaim(id)).symbol))
      expect(new Set(symbols.map(({ groups }) => groups?.symbol))).toEqual(named)
      for (const { groups } of symbols) {
        expect(groups?.before).toBe(`${listShownStrengths().find(({ symbol }) => symbol === groups?.symbol)?.short}\u00a0`)
        expect(groups?.shapes?.match(/fill="[^"]*"/g)).toEqual(['fill="none"'])
      }
    })

    test('has no symbol of the evidence in a row or a drawing of values, or before one', () => {
      const lastDrawing = Math.max(html.lastIndexOf('class="_strip'), html.lastIndexOf('class="_scale'))
      expect(lastDrawing > 0).toBe(figure.kind === 'points' || figure.kind === 'intervals')
      const firstSymbol = html.indexOf('class="evidence-symbol"')
      if (firstSymbol >= 0) expect(firstSymbol).toBeGreaterThan(lastDrawing)
    })
  },
)

test.each([
  ['low alone', { low: 50 }],
  ['low and high alike', { low: 50, high: 50 }],
])('a row with %s is drawn as a dot and read as one value', (_, values) => {
  const row = { label: 'A row', detail: 'Measured once.', claims: [], ...values }
  const axis = { label: 'Height', unit: 'cm', from: 0, to: 100 }
  const figure = { kind: 'points' as const, id: 'a', title: 'T', caption: 'C', text: 'W', axis, rows: [row] }
  const html = renderToStaticMarkup(createElement(PointsFigure, { figure }))
  expect(html.match(/<circle[^>]*cx="50%"/g)).toHaveLength(1)
  expect(html).not.toContain('<rect')
  expect(html.replace(/<[^>]*>/g, ' ')).toMatch(/50\u00a0cm/)
  expect(html).not.toContain('50–50')
})

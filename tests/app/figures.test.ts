import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { EvidenceOutline } from '@/app/_components/evidence/evidence-symbol'
import { FigureOf } from '@/app/_components/figures/figure'
import { readCourse, requireClaim } from '@/app/course'
import { strengthWords } from '@/app/words/strength'
import { strengthOf, strengths } from '@/core/course/course'
import { figure as anyFigure } from '@/core/course/figure'
import { listNamedBy } from '@/core/course/rules/ids'

const figures = readCourse().modules.flatMap(({ slug, figures }) => figures.map((figure) => ({ module: slug, figure })))
const draw = (module: string, id: string) => renderToStaticMarkup(createElement(FigureOf, { module, id }))
const symbolsIn = (html: string) => [
  ...html.matchAll(
    /(?<before>[^<>]*)<svg class="evidence-symbol"[^>]*data-strength="(?<strength>[^"]*)"[^>]*>(?<shapes>.*?)<\/svg>/g,
  ),
]

test('every kind of figure is among those that are looked at', () =>
  expect(new Set(figures.map(({ figure }) => figure.kind))).toEqual(
    new Set(anyFigure.options.map(({ shape }) => shape.kind.value)),
  ))

test.each(strengths)('in a figure, the symbol of %s is an outline', (strength) => {
  const html = renderToStaticMarkup(createElement(EvidenceOutline, { strength }))
  expect(html.match(/fill="[^"]*"/g)).toEqual(['fill="none"'])
  expect(html).toContain('stroke="currentColor"')
})

test('no two strengths have the same outline', () =>
  expect(
    new Set(
      strengths.map(
        (strength) => symbolsIn(renderToStaticMarkup(createElement(EvidenceOutline, { strength })))[0]?.groups?.shapes,
      ),
    ).size,
  ).toBe(strengths.length))

describe.each(figures.map(({ module, figure }) => [figure.kind, module, figure] as const))(
  'a figure of %s',
  (_, module, figure) => {
    const html = draw(module, figure.id)

    test('shows the strength of each claim that it names, as a word and an outline after it', () => {
      const symbols = symbolsIn(html)
      const named = new Set(listNamedBy(figure).claims.map((id) => strengthOf(requireClaim(id))))
      expect(new Set(symbols.map(({ groups }) => groups?.strength))).toEqual(named)
      for (const { groups } of symbols) {
        expect(groups?.before).toBe(`${strengthWords[groups?.strength as (typeof strengths)[number]].short}\u00a0`)
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

import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Legend } from '@/app/(learn)/_home/legend'
import { aCourseFolder, type Change } from '@/tests/support/course-folder'

function legendOf(...changes: Change[]): string {
  process.env.COURSE_DIR = aCourseFolder(...changes)
  return renderToStaticMarkup(createElement(Legend))
}
const symbolsIn = (html: string) => [...html.matchAll(/data-(?:symbol|doubt)="([\w-]+)"/g)].map(([, name]) => name)

test('the legend has the marks that the course uses, in the order of its scale, and no others', () => {
  const symbols = ['disc', 'square', 'half-disc', 'ring', 'dashed-ring', 'diamond']
  expect(symbolsIn(legendOf())).toEqual([...symbols, 'oversimplified', 'contradicted', 'unsupported'])
})

test('the legend says nothing of common tellings if the course finds fault with none', () => {
  const legend = legendOf(
    ['claims.yaml', /verdict: (contradicted|oversimplified)/, 'verdict: match'],
    ['claims.yaml', /verdict: oversimplified/, 'verdict: match'],
    ['claims.yaml', /verdict: unsupported/, 'verdict: match'],
  )
  expect(legend).toContain('What the marks mean')
  expect(legend).not.toContain('often said')
})

test('the legend has the words of the course if the course has a scale of its own', () => {
  const scale = [
    'strengths:',
    '  - { id: established, symbol: disc, short: Proved by baking, long: We baked it. }',
    '  - { id: official, symbol: square, short: Told by bakers, long: They say so. }',
    '  - { id: early, symbol: half-disc, short: Tried twice, long: By two of us. }',
    '  - { id: single-case, symbol: ring, short: Seen once, long: On a Sunday. }',
    '  - { id: hypothesis, symbol: dashed-ring, short: Guessed, long: By us. }',
    '  - { id: advice, symbol: diamond, short: House rule, long: We ask you to. }',
    '  - { id: never-used, symbol: triangle, short: In a model, long: Of plaster. }',
    'doubts: { unsupported: { short: Nobody saw it, long: We asked around. } }',
    '',
  ].join('\n')
  const legend = legendOf(['course.yaml', /^/, scale])
  for (const words of ['Proved by baking', 'Told by bakers', 'They say so.', 'House rule', 'Nobody saw it', 'Too simple'])
    expect(legend).toContain(words)
  for (const words of ['In a model', 'Official', 'Not supported']) expect(legend).not.toContain(words)
})

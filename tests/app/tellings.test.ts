import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, expect, test } from 'vitest'
import { Claim } from '@/app/_components/evidence/claim'
import { ClaimFacts } from '@/app/_components/evidence/claim-facts'
import { OftenSaid } from '@/app/_components/lesson/blocks'
import { listShownDoubts, listShownStrengths, requireClaim, showClaim } from '@/app/course'
import type { Claim as CourseClaim } from '@/core/course/course'
import { aCourseFolder, type Change } from '@/tests/support/course-folder'

const telling = 'The wind does it.'
const holds = (verdict: CourseClaim['verdict']): Change => [
  'claims.yaml',
  'verdict: match',
  `verdict: ${verdict}, telling: ${telling}`,
]
const courseWhere = (...changes: Change[]) => {
  process.env.COURSE_DIR = aCourseFolder(...changes)
}
const saidOf = (claim?: string) => renderToStaticMarkup(OftenSaid({ claim, children: telling }))

beforeEach(() => courseWhere())

const doubted = ['oversimplified', 'contradicted', 'unsupported'] as const
const wordsFor = (verdict: (typeof doubted)[number]) => listShownDoubts().find(({ id }) => id === verdict)?.short ?? 'no words'

test.each(doubted)('a telling that is %s says so in words, and its symbol is hidden from screen readers', (verdict) => {
  courseWhere(holds(verdict))
  const shown = saidOf('T1')
  expect(shown).toContain(wordsFor(verdict))
  expect(shown).toMatch(new RegExp(`<svg[^>]*aria-hidden="true"[^>]*data-doubt="${verdict}"`))
})

test('a telling without a claim, or of a claim whose telling holds, shows no verdict', () => {
  for (const shown of [saidOf(), saidOf('T1')]) {
    expect(shown).not.toContain('<svg')
    for (const verdict of doubted) expect(shown).not.toContain(wordsFor(verdict))
  }
})

test.each(doubted)('a claim shows only the strength of its evidence, even if its common telling is %s', (verdict) => {
  courseWhere(holds(verdict))
  const shown = renderToStaticMarkup(createElement(Claim, { id: 'T1', note: 'n', nth: '1', tail: '.' }))
  expect(shown).toContain(`Evidence: ${listShownStrengths()[0]?.short}`)
  expect(shown).not.toContain(wordsFor(verdict))
})

test.each(doubted)('the note of a claim shows its common telling that is %s, with the verdict', (verdict) => {
  courseWhere(holds(verdict))
  const shown = renderToStaticMarkup(createElement(ClaimFacts, { claim: showClaim(requireClaim('T1')) }))
  expect(shown.replace(/<[^>]*>/g, '')).toContain(`Often said: “${telling}”`)
  expect(shown).toContain(wordsFor(verdict))
})

import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { ClaimFacts } from '@/app/_components/evidence/claim-facts'
import ClaimsPage from '@/app/(learn)/claims/page'
import GlossaryPage from '@/app/(learn)/glossary/page'
import HomePage from '@/app/(learn)/page'
import ReferencesPage from '@/app/(learn)/references/page'
import { listCourseLists, readCourse, showClaim } from '@/app/course'
import { aCourseFolder, type Change } from '@/tests/support/course-folder'

// The text of a page is drawn apart from it, and the reader's state only in a browser.
vi.mock('@/app/_components/lesson/lesson-text', () => ({ LessonText: () => null }))
vi.mock('@/app/_components/reader-state/reviews-due', () => ({ ReviewsDue: () => null }))
vi.mock('@/app/_components/reader-state/module-status', () => ({ ModuleStatus: () => null }))

const notFound = { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' }
const courseWhere = (...changes: Change[]) => {
  process.env.COURSE_DIR = aCourseFolder(...changes)
}
const withoutReferences: Change[] = [
  ['references.yaml', null, ''],
  ['claims.yaml', /references: \[[^\]]*\]/g, 'references: []'],
]

afterEach(() => vi.unstubAllEnvs())

test('a course with claims, sources and terms has a page for each, and a legend', () => {
  courseWhere()
  expect(listCourseLists().map(({ href }) => href)).toEqual(['/claims', '/references', '/glossary'])
  const home = renderToStaticMarkup(HomePage())
  expect(home).toContain('What the marks mean')
  expect(home).toContain('href="/references"')
})

test('a course without terms has no glossary', () => {
  courseWhere(
    ['glossary.yaml', null, '# none yet'],
    ['tides/lesson.mdx', /<Term id="tide">tide<\/Term>/, 'tide'],
    ...shoreWithoutTerms(),
  )
  expect(readCourse().terms.size).toBe(0)
  expect(listCourseLists().map(({ href }) => href)).toEqual(['/claims', '/references'])
  expect(GlossaryPage).toThrow(expect.objectContaining(notFound))
})

test('a course without sources has no page of them, and says of no claim that it lacks one', () => {
  courseWhere(...withoutReferences)
  const [claim] = readCourse().claims.values()
  expect(listCourseLists().map(({ href }) => href)).toEqual(['/claims', '/glossary'])
  expect(ReferencesPage).toThrow(expect.objectContaining(notFound))
  expect(renderToStaticMarkup(HomePage())).not.toContain('href="/references"')
  expect(claim && renderToStaticMarkup(createElement(ClaimFacts, { claim: showClaim(claim) }))).not.toContain('No source')
})

test('a course without claims has no page of evidence and no legend', () => {
  courseWhere(...withoutClaims())
  expect(listCourseLists().map(({ href }) => href)).toEqual(['/glossary'])
  expect(ClaimsPage).toThrow(expect.objectContaining(notFound))
  expect(renderToStaticMarkup(HomePage())).not.toContain('What the marks mean')
})

function shoreWithoutTerms(): Change[] {
  return [['shore/lesson.mdx', /<Term id="[^"]*">(.*?)<\/Term>/g, 'it']]
}

/** The tiny course with its first module alone, and nothing that rests on a claim. */
function withoutClaims(): Change[] {
  return [
    ...withoutReferences,
    ['claims.yaml', null, ''],
    ['misconceptions.yaml', null, ''],
    ['course.yaml', '[tides, shore]', '[tides]'],
    ['home.mdx', /<\/?Claim[^>]*>/g, ''],
    ['tides/lesson.mdx', /<\/?Claim[^>]*>| claims="[^"]*"/g, ''],
    ['tides/lesson.mdx', /, claims: \[[^\]]*\]/g, ''],
    ['tides/quiz.yaml', /\n {4}claims: .*/g, ''],
    ['tides/quiz.yaml', /, misconception: X1/g, ''],
    ['tides/practice.yaml', /\n {2}claims: .*/g, ''],
  ]
}

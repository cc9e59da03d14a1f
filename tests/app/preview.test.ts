import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, expect, test, vi } from 'vitest'
import { CourseErrors } from '@/app/_components/site/course-errors'
import { listCourseErrors, listModuleParams } from '@/app/course'
import PreviewModulePage from '@/app/preview/[slug]/page'
import BankReportPage from '@/app/preview/[slug]/report/page'
import PreviewPage from '@/app/preview/page'
import { ContentError } from '@/server/course/course'
import { aCourseFolder } from '@/tests/support/course-folder'

const propsOf = (slug: string) => ({ params: Promise.resolve({ slug }), searchParams: Promise.resolve({}) })
const tides = propsOf('tides')
const notFound = { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' }

beforeEach(() => {
  vi.stubEnv('COURSE_DIR', 'tests/fixtures/tiny-course')
  vi.stubEnv('NODE_ENV', 'development')
  return () => vi.unstubAllEnvs()
})

test('in production there is no preview', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  expect(PreviewPage).toThrow(expect.objectContaining(notFound))
  await expect(PreviewModulePage(tides)).rejects.toMatchObject(notFound)
  await expect(BankReportPage(tides)).rejects.toMatchObject(notFound)
})

test('in development the preview names every module, and says that the check finds nothing', () => {
  const html = renderToStaticMarkup(PreviewPage())
  expect(html).toContain('href="/preview/tides"')
  expect(html).toContain('No errors.')
})

test('in development the preview shows what the check finds, with file and line', () => {
  vi.stubEnv('COURSE_DIR', aCourseFolder(['tides/quiz.yaml', 'text: The wind alone', 'text: All of the above']))
  expect(renderToStaticMarkup(PreviewPage())).toMatch(/<code>tides\/quiz\.yaml:\d+<\/code>/)
})

test.each([
  ['the explanation of a key', 'The way out may go under.'],
  ['the explanation of a wrong choice', 'Currents are strong then.'],
  ['the explanation of a mistake', 'For “1”: Some coasts have one.'],
  ['file and line', '<code>tides/quiz.yaml:5</code>'],
  ['the safety point', 'Safety: The tide can cut a beach off.'],
  ['the passage', 'href="/modules/tides#twice-a-day"'],
])('in development the preview of a module shows %s', async (_, words) => {
  expect(renderToStaticMarkup(await PreviewModulePage(tides))).toContain(words)
})

test.each([
  ['a figure over its limit', '<th scope="row">Questions that apply to a new case</th><td>0 of 9 (0 %; 0 are labelled so)</td>'],
  ['the questions behind it', 'cut-off-cove, cut-off-walk'],
  ['what breaks a rule by itself', '<th scope="row">Safety points</th><td class="number">3</td>'],
  ['what an objective is asked by', '<th scope="row">tides.2</th><td class="number">4</td>'],
  ['what can be guessed', '<th scope="row">pull-true</th><td>true-false</td><td class="number">1.00</td>'],
  ['how far a word model gets', 'A blind word model: somebody who knows the other banks'],
])('in development the report of a bank shows %s', async (_, html) => {
  expect(renderToStaticMarkup(await BankReportPage(tides))).toContain(html)
})

test('every table of the report has a caption, and a name for whom it scrolls', async () => {
  const html = renderToStaticMarkup(await BankReportPage(tides)) + renderToStaticMarkup(PreviewPage())
  const tables = html.match(/<table /g)?.length ?? 0
  expect(tables).toBeGreaterThan(3)
  expect(html.match(/<section class="table-scroll" tabindex="0" aria-label="[^"]+"><table [^>]*><caption>/g)).toHaveLength(tables)
})

test('in development there is no preview of a module that the course does not have', async () => {
  await expect(PreviewModulePage(propsOf('ebb'))).rejects.toMatchObject(notFound)
  await expect(BankReportPage(propsOf('ebb'))).rejects.toMatchObject(notFound)
})

test('an error of the course is shown with its file, its line, and how to fix it', () => {
  const errors = [{ file: 'tides/quiz.yaml', line: 12, message: 'There is no key.', fix: 'Write one.' }]
  const html = renderToStaticMarkup(createElement(CourseErrors, { errors }))
  expect(html).toContain('<h1>The course has errors</h1>')
  expect(html).toMatch(/tides\/quiz\.yaml:12.*There is no key\. Write one\./)
})

test('a course with errors is reported in development, where its modules keep their addresses, and throws in production', () => {
  vi.stubEnv('COURSE_DIR', aCourseFolder(['tides/quiz.yaml', null, 'questions: [']))
  expect(listCourseErrors()).toContainEqual(expect.objectContaining({ file: 'tides/quiz.yaml' }))
  expect(new Set(listModuleParams().map(({ slug }) => slug))).toEqual(new Set(['shore', 'tides']))
  vi.stubEnv('NODE_ENV', 'production')
  expect(listCourseErrors()).toEqual([])
  expect(listModuleParams).toThrow(ContentError)
})

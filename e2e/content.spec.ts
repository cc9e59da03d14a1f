/**
 * The course that is there, in a browser: that of COURSE_DIR, or modules/. What is asked here holds for any valid course, and is
 * asked of each of its pages, lessons, figures and quizzes. The software's own journeys stand on the tiny course instead.
 */
import type { Page } from '@playwright/test'
import { readCourseFolder } from '@/server/course/course'
import { readEnv } from '@/server/env'
import { findSecretTexts, listSecretTexts } from '@/tests/support/secret-texts'
import { answerRightly, questionOn } from './answering'
import { expect, expectAccessible, expectNoOverflow, printedSheets, signUp, test, visit } from './course'

const { courseDir } = readEnv()
const { course, findings } = readCourseFolder(courseDir)
if (!course || findings.length > 0) throw new Error(`The course in ${courseDir} cannot be read: npm run check:content says why.`)
const { modules } = course
const secrets = listSecretTexts(course)
// As a page, as the router asks for it, and as it fetches ahead.
const asks: Record<string, string>[] = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]
const pages = ['/', '/about', '/claims', '/references', '/glossary']
const lessons = modules.map(({ slug }) => `/modules/${slug}`)
const quizzes = lessons.map((lesson) => `${lesson}/quiz`)
const practice = modules.flatMap(({ slug, practice: list }) => list.map(({ id }) => `/modules/${slug}/practice/${id}`))

for (const path of [...pages, ...lessons, ...quizzes]) {
  test(`${path} can be read on a laptop, on a small phone and in the dark`, async ({ page }) => {
    await visit(page, path)
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await visit(page, path)
    await expectNoOverflow(page)
  })
}

for (const { slug, figures } of modules) {
  test(`the lesson ${slug} shows each of its figures, and prints on upright sheets`, async ({ page }) => {
    await page.goto(`/modules/${slug}`)
    for (const { id, title, text } of figures) {
      await expectNoSymbolBesideScale(page, id)
      const figure = page.getByRole('figure', { name: title, exact: true }).and(page.locator(`[id="${id}"]`))
      await expect(figure).toBeVisible()
      await expect(figure.locator('svg').first()).toBeVisible()
      await figure.getByText('In words').click()
      await expect(figure.getByText(text, { exact: true })).toBeVisible()
    }
    expect(await printedSheets(page)).toEqual(['upright'])
  })

  test(`the quiz of ${slug} is taken in a browser and passed, and nothing of an explanation is there before`, async ({
    page,
  }) => {
    test.setTimeout(180_000)
    await signUp(page, { next: `/modules/${slug}/quiz` })
    await page.getByRole('button', { name: 'Start the quiz' }).click()
    await page.waitForURL(/\/attempts\//)
    const asked = await takeQuiz(page)
    await page.getByRole('button', { name: /^Submit/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^You passed: /)
    await expectAccessible(page)
    // What was looked for and not found before stands there now.
    const own = secrets.filter(({ question }) => asked.includes(question))
    expect(findSecretTexts(await page.content(), own).length).toBeGreaterThan(0)
  })
}

/** Expects that no symbol of the evidence in a figure stands at the height of a drawn scale, where it would look like a value. */
async function expectNoSymbolBesideScale(page: Page, id: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    const beside = await page.locator(`[id="${id}"]`).evaluate((figure) => {
      const boxes = (selector: string) => [...figure.querySelectorAll(selector)].map((each) => each.getBoundingClientRect())
      const drawings = boxes('svg:has(> line, > rect, > circle):not(.evidence-symbol)')
      const symbols = boxes('.evidence-symbol').filter(({ height }) => height > 0)
      return symbols.filter(({ top, bottom }) => drawings.some((each) => each.top < bottom && top < each.bottom)).length
    })
    expect(beside, `symbols beside a scale of ${id} at ${width} pixels`).toBe(0)
  }
}

/** Answers the attempt that is open on the page with its keys, up to the list before submitting; gives the ids of its questions. */
async function takeQuiz(page: Page): Promise<string[]> {
  const asked: string[] = []
  const onward = page.getByRole('button', { name: /^(Next|Review and submit)$/ }).last()
  for (let isLast = false; !isLast; ) {
    await expect(page.getByRole('heading', { level: 1 })).toContainText(String(asked.length + 1))
    const question = await questionOn(page, courseDir)
    asked.push(question.id)
    expect(findSecretTexts(await page.content(), secrets)).toEqual([])
    await answerRightly(page, question)
    isLast = (await onward.innerText()) === 'Review and submit'
    await onward.click()
  }
  return asked
}

test('no page, script or prefetch that is served before answering holds an explanation', async ({ request }) => {
  test.setTimeout(180_000)
  const scripts = new Set<string>()
  const look = async (path: string, headers: Record<string, string> = {}) => {
    const response = await request.get(path, { headers })
    expect(response.status(), path).toBe(200)
    const served = await response.text()
    expect(findSecretTexts(served, secrets), path).toEqual([])
    for (const [name] of served.matchAll(/static\/chunks\/[\w.~-]+\.(?:js|css)/g)) scripts.add(`/_next/${name}`)
  }
  expect(secrets.length).toBeGreaterThan(0)
  for (const path of [...pages, ...lessons, ...quizzes, ...practice]) {
    for (const headers of asks) await look(path, headers)
  }
  expect(scripts.size).toBeGreaterThan(0)
  for (const script of [...scripts]) await look(script)
})

/**
 * A course at its worst: twenty modules, words of forty letters, and Arabic, so that every page runs from right to left
 * (tests/support/any-course.ts). Its first module is the Arabic one.
 */
import type { Page } from '@playwright/test'
import { readCourseFolder } from '@/server/course/course'
import { anyCourse } from '@/tests/support/any-course'
import { answerRightly, answerWrongly, questionOn } from './answering'
import { expect, expectAccessible, expectNoOverflow, newEmail, password, signUp, test, visit } from './course'

const { course } = readCourseFolder(anyCourse.COURSE_DIR)
if (!course) throw new Error(`The course in ${anyCourse.COURSE_DIR} cannot be read.`)

const widths = [320, 768, 1280]
const pages = ['/', '/about', '/claims', '/references', '/glossary', '/sign-in', '/sign-up']
const lessons = ['/modules/madd', '/modules/shore', '/modules/tides-1']
const practice = ['/modules/madd/practice/madd-practice', '/modules/shore/practice/shore-shore-practice-board']

test('there are twenty modules to look at', () => expect(course.modules).toHaveLength(20))

for (const path of [...pages, ...lessons, ...lessons.map((lesson) => `${lesson}/quiz`), ...practice]) {
  test(`${path} never scrolls sideways, and says in which language each part is`, async ({ page }) => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      if (width === widths[0]) await visit(page, path)
      await openAll(page)
      await expectNoOverflow(page)
    }
    await expectDirections(page)
    if (path.includes('/madd')) await expectEnglishMarked(page)
  })
}

for (const slug of ['madd', 'shore', 'tides-1']) {
  test(`the quiz of ${slug} is taken, explained and listed from right to left, and never scrolls sideways`, async ({ page }) => {
    test.setTimeout(180_000)
    await signUp(page, { name: 'سلمى ووووووووووووووووووووووووووووووووووووووووو', next: `/modules/${slug}/quiz` })
    await page.getByRole('button', { name: 'Start the quiz' }).click()
    await page.waitForURL(/\/attempts\//)
    await expectDirections(page)
    while (await page.locator('form#question').isVisible()) {
      await expectNoOverflowAtAnyWidth(page)
      if (slug === 'madd') await expectEnglishMarked(page)
      const heading = page.getByRole('heading', { level: 1 })
      const before = await heading.innerText()
      const question = await questionOn(page, anyCourse.COURSE_DIR, slug)
      await (question.kind === 'single-choice' ? answerWrongly : answerRightly)(page, question)
      await page.getByRole('radio', { name: 'Certain' }).check()
      await page.getByRole('button', { name: /^(Next|Review and submit)$/ }).click()
      await expect(heading).not.toHaveText(before)
    }
    await expectNoOverflowAtAnyWidth(page)
    await page.getByRole('button', { name: /^Submit/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/passed/)
    await expectAccessible(page)
    await openAll(page)
    await expectNoOverflowAtAnyWidth(page)
    await expectDirections(page)
    if (slug === 'madd') await expectEnglishMarked(page)
    await visit(page, '/progress')
    await expectNoOverflowAtAnyWidth(page)
    await expectDirections(page)
  })
}

test('no page of the class scrolls sideways, with twenty quizzes and a name of forty letters', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  process.env.DATABASE_URL = `file:${process.env.E2E_DATA_DIR}/any-course/course.db`
  const { inviteInstructor } = await import('@/server/links')
  const { closeDb } = await import('@/server/database/client')
  const link = await inviteInstructor()
  await closeDb()
  const learner = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  const email = await signUp(learner, { name: `نور ${'ن'.repeat(40)}`, next: '/modules/madd/quiz' })
  await learner.getByRole('button', { name: 'Start the quiz' }).click()
  await learner.waitForURL(/\/attempts\//)
  await learner.goto(`${new URL(learner.url()).pathname}?q=review`)
  await learner.getByRole('button', { name: /^Submit/ }).click()
  await expect(learner.getByRole('heading', { level: 1 })).toHaveText(/^Not passed yet/)
  const attempt = new URL(learner.url()).pathname
  await learner.context().close()

  await page.goto(link)
  await page.getByLabel('Name').fill('Ines')
  await page.getByLabel('E-mail').fill(newEmail())
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: /account/i }).click()
  await page.waitForURL(/\/teach$/)
  // The first instructor is an administrator, who sees everybody.
  await page.goto(`/teach/gradebook?search=${email}`)
  const person = await page.locator('a[href^="/teach/people/"]').first().getAttribute('href')
  const paths = [
    '/teach',
    '/teach/gradebook',
    '/teach/cohorts',
    '/teach/exports',
    '/teach/instructors',
    person ?? '',
    `/teach${attempt}`,
  ]
  for (const path of paths) {
    await visit(page, path)
    await openAll(page)
    await expectNoOverflowAtAnyWidth(page)
  }
})

/** The page is in Arabic and runs from right to left: the name of the course stands at its right edge. */
async function expectDirections(page: Page): Promise<void> {
  const html = page.locator('html')
  await expect(html).toHaveAttribute('lang', 'ar')
  await expect(html).toHaveAttribute('dir', 'rtl')
  const brand = await page.getByRole('banner').getByRole('link').first().boundingBox()
  expect((brand?.x ?? 0) + (brand?.width ?? 0)).toBeGreaterThan((page.viewportSize()?.width ?? 0) / 2)
}

// What the author of the Arabic module writes in Latin letters, and what the other modules say, which is never without a long word.
const authored = /Mars|harbour master|[A-Za-z]{40}/

/** On a page of the Arabic module all other words in Latin letters are the interface's. Each is marked as English, from left to right. */
async function expectEnglishMarked(page: Page): Promise<void> {
  const unmarked = await page.evaluate((pattern) => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const text = node.textContent ?? ''
      if (!/[A-Za-z]{2}/.test(text) || new RegExp(pattern).test(text) || node.parentElement?.closest('script, style')) continue
      const marked = node.parentElement?.closest('[lang]')
      if (marked?.getAttribute('lang') !== 'en') found.push(text)
    }
    return found
  }, authored.source)
  expect(unmarked).toEqual([])
}

async function expectNoOverflowAtAnyWidth(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    await expectNoOverflow(page)
  }
}

async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}

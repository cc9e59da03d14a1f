import type { Page } from '@playwright/test'
import { answerRightly, answerWrongly, questionOn } from './answering'
import { expect, expectAccessible, signUp, test, visit } from './course'

/** Takes the quiz that is open on the page, from its first question to the list before submission. */
async function takeQuiz(page: Page, answer: typeof answerRightly): Promise<void> {
  for (let position = 1; position <= 8; position++) {
    await expect(page.getByRole('heading', { level: 1 })).toContainText(String(position))
    await answer(page, await questionOn(page))
    await page
      .getByRole('button', { name: position < 8 ? 'Next' : 'Review and submit', exact: true })
      .last()
      .click()
  }
}

test('a learner signs up, fails a quiz, sees why, reads the passage again, and passes', async ({ page }) => {
  test.setTimeout(120_000)
  await signUp(page, { next: '/modules/tides/quiz' })
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await expect(page).toHaveURL(/\/attempts\/[\w-]{22}/)
  await expectAccessible(page)

  await takeQuiz(page, answerWrongly)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not passed yet/)
  await expectAccessible(page)

  await page
    .getByRole('link', { name: /Read again/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/modules\/tides\?from=.*#/)
  await expect(page.locator('section:target')).toBeVisible()
  await page.getByRole('link', { name: 'Back to your result' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not passed yet/)

  await page.getByRole('button', { name: 'Try again' }).click()
  await takeQuiz(page, answerRightly)
  await page.getByRole('button', { name: 'Submit 8 answers' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You passed: 8 of 8.')

  await page.goto('/modules/tides')
  await page.getByRole('button', { name: 'Mark this lesson as read' }).click()
  await expect(page.getByText(/You marked this lesson as read/)).toBeVisible()
  await visit(page, '/progress')
  await expect(page.getByText(/passed/i).first()).toBeVisible()
})

test('a learner who closes the browser comes back to the same attempt', async ({ browser, baseURL, page, context }) => {
  await signUp(page, { next: '/modules/shore/quiz' })
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/\/attempts\//)
  const address = page.url()
  const question = await questionOn(page)
  await answerRightly(page, question)
  await expect(page.locator('[data-status="saved"]')).toHaveText(/^Saved/)
  const storageState = await context.storageState()
  await context.close()

  const later = await browser.newContext({ storageState, baseURL: baseURL ?? '' })
  const again = await later.newPage()
  await again.goto('/modules/shore/quiz')
  await again.getByRole('button', { name: 'Start the quiz' }).click()
  await again.waitForURL(/\/attempts\//)
  expect(new URL(again.url()).pathname).toBe(new URL(address).pathname)
  await expect(again.getByRole('button', { name: /Question\s*1\s*:\s*answered/ })).toBeVisible()
  await later.close()
})

test('somebody else’s attempt is not there', async ({ page, browser, baseURL }) => {
  await signUp(page, { next: '/modules/shore/quiz' })
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/\/attempts\//)
  const other = await browser.newContext({ baseURL: baseURL ?? '' })
  const stranger = await other.newPage()
  await signUp(stranger)
  expect((await stranger.goto(page.url()))?.status()).toBe(404)
  expect((await stranger.goto('/attempts/nothing'))?.status()).toBe(404)
  await other.close()
})

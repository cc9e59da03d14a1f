import type { Browser, Page } from '@playwright/test'
import { answerRightly, questionOn } from './answering'
import { expect, expectAccessible, newEmail, password, signUp, visit } from './course'

type Rooms = { page: Page; browser: Browser; baseURL: string | undefined }

/** A learner reports a sentence and a question, an instructor answers, and the learner reads it. */
export async function reportAndAnswer({ page, browser, baseURL }: Rooms): Promise<void> {
  process.env.DATABASE_URL = `file:${process.env.E2E_DATA_DIR}/software/course.db`
  const { inviteInstructor } = await import('@/server/links')
  const { closeDb } = await import('@/server/database/client')
  const link = await inviteInstructor()
  await closeDb()
  const staff = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await staff.goto(link)
  await staff.getByLabel('Name').fill('Rita Reads')
  await staff.getByLabel('E-mail').fill(newEmail())
  await staff.getByLabel('Password').fill(password)
  await staff.getByRole('button', { name: /account/i }).click()
  await staff.waitForURL(/\/teach$/)
  await visit(staff, '/teach/cohorts')
  await staff.getByLabel('Name').fill('Of the reports')
  await staff.getByRole('button', { name: 'Make the cohort' }).click()
  await staff.waitForURL(/\/teach\/cohorts\/[\w-]+/)
  const code = (await staff.locator('code').first().innerText()).trim()

  // A guest is asked to sign in, and comes back to what was to be reported.
  await visit(page, '/modules/shore')
  await page
    .getByRole('link', { name: /^Report a problem with/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/sign-in/)
  await signUp(page, { name: 'Rob Reports', next: `/join?code=${encodeURIComponent(code)}` })
  await page.getByRole('button', { name: /^Join/ }).click()
  await page.waitForURL(/\/progress/)

  // Two clicks: the link, and the button.
  await visit(page, '/modules/shore')
  await page
    .getByRole('link', { name: /^Report a problem with/ })
    .first()
    .click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send the report' }).click()
  await page.waitForURL(/\/reports\?sent=yes/)
  await expect(page.getByText('Thank you. The report is sent')).toBeVisible()
  await expectAccessible(page)

  // A question, once the quiz is handed in, with a text that is too long at first and is not lost.
  await visit(page, '/modules/shore/quiz')
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/\/attempts\//)
  await expect(page.getByRole('link', { name: /Report a problem/ })).toHaveCount(0)
  await answerRightly(page, await questionOn(page))
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not passed yet/)
  await page
    .getByRole('link', { name: /^Report a problem with question/ })
    .first()
    .click()
  await page.getByLabel('It is hard to understand').check()
  await page.getByLabel('What you would like to say, if anything').fill('x'.repeat(1001))
  await page.getByRole('button', { name: 'Send the report' }).click()
  await expect(page.getByText('What you write can have at most 1,000 characters.')).toBeVisible()
  await expect(page.getByLabel('What you would like to say, if anything')).toHaveValue('x'.repeat(1001))
  await expect(page.getByLabel('It is hard to understand')).toBeChecked()
  await page.getByLabel('What you would like to say, if anything').fill('Two readings are possible.')
  await page.getByRole('button', { name: 'Send the report' }).click()
  await page.waitForURL(/\/reports\?sent=yes/)

  await staff.getByRole('link', { name: 'Reports', exact: true }).click()
  await expect(staff.getByRole('heading', { level: 1 })).toHaveText('2 reports to answer')
  await expectAccessible(staff)
  const reported = staff.getByRole('listitem').filter({ hasText: 'Two readings are possible.' })
  await reported.getByText('Answer it').click()
  await reported.getByLabel('Answer').fill('You are right: we have mended it.')
  await reported.getByRole('button', { name: 'Send the answer' }).click()
  await expect(staff.getByRole('heading', { level: 1 })).toHaveText('1 report to answer')

  await visit(page, '/progress')
  await page.getByRole('link', { name: 'One report of yours was answered' }).click()
  await expect(page.getByText('You are right: we have mended it.')).toBeVisible()
  await expectAccessible(page)
  await visit(page, '/progress')
  await expect(page.getByRole('link', { name: /of yours was answered/ })).toHaveCount(0)
  expect((await page.request.get('/teach/reports')).status()).toBe(404)
  await staff.context().close()
}

import { answerRightly, questionOn } from './answering'
import { expect, expectAccessible, newEmail, password, printedSheets, signUp, test, visit } from './course'

test('the first instructor uses the link, sees the class, and reads an attempt answer by answer', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  process.env.DATABASE_URL = `file:${process.env.E2E_DATA_DIR}/software/course.db`
  const { createInstructorLink } = await import('@/server/links')
  const { closeDb } = await import('@/server/database/client')
  const link = await createInstructorLink()
  await closeDb()

  const email = await signUp(page, { name: 'Pat Quiz', next: '/modules/shore/quiz' })
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/\/attempts\//)
  await answerRightly(page, await questionOn(page))
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not passed yet/)
  const attempt = new URL(page.url()).pathname
  expect(await printedSheets(page)).toEqual(['upright'])

  const staffRoom = await browser.newContext({ baseURL: baseURL ?? '' })
  const staff = await staffRoom.newPage()
  await visit(staff, link ?? '')
  await staff.getByLabel('Name').fill('Ines Instructor')
  await staff.getByLabel('E-mail').fill(newEmail())
  await staff.getByLabel('Password').fill(password)
  await staff.getByRole('button', { name: /account/i }).click()
  await staff.waitForURL(/\/teach$/)
  await expectAccessible(staff)
  await staff.getByRole('link', { name: 'Gradebook', exact: true }).click()
  await staff.waitForURL(/\/teach\/gradebook$/)
  expect(await printedSheets(staff)).toEqual(['broad'])
  await staff.getByLabel('Name or e-mail').fill(email)
  await staff.getByRole('button', { name: 'Search' }).click()
  await expectAccessible(staff)
  await staff.getByRole('link', { name: 'Pat Quiz' }).click()
  await expectAccessible(staff)
  await staff.locator(`a[href="/teach${attempt}"]`).click()
  await expectAccessible(staff)
  await expect(staff.getByText(/not answered/i).first()).toBeVisible()

  expect((await staff.goto(link ?? ''))?.status()).toBeLessThan(500)
  await expect(staff.getByRole('button', { name: 'Make the account' })).toHaveCount(0)

  for (const path of ['/teach', `/teach${attempt}`, '/teach/people/nobody']) {
    expect((await page.goto(path))?.status(), path).toBe(404)
  }
  await staffRoom.close()
})

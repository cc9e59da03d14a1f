import type { Page } from '@playwright/test'
import { questionOn } from './answering'
import {
  beginMakingInstructors,
  expect,
  expectAccessible,
  expectNoOverflow,
  newEmail,
  password,
  signUp,
  test,
  visit,
} from './course'

const lesson = '/modules/shore'
const hidden = { [lesson]: 'On a beach nearby the times are shifted.', '/claims': 'A tide table is made for one harbour.' }

async function makeInstructor(page: Page, name: string, link: string): Promise<string> {
  const email = newEmail()
  await page.goto(link)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: /account/i }).click()
  await page.waitForURL(/\/teach$/)
  return email
}

/** The page as it is sent, until it does as is expected: a process looks at most once a second. */
async function expectSent(page: Page, path: string, check: (html: string) => boolean): Promise<void> {
  await expect.poll(async () => check(await (await page.request.get(path)).text()), { timeout: 5000 }).toBe(true)
}

test('a question is withdrawn while somebody answers it, and a passage is hidden, at once and until they are put back', async ({
  browser,
  baseURL,
  page: lee,
}) => {
  test.setTimeout(420_000)
  process.env.DATABASE_URL = `file:${process.env.E2E_DATA_DIR}/software/course.db`
  process.env.COURSE_DIR = 'tests/fixtures/tiny-course'
  const { closeDb, db } = await import('@/server/database/client')
  const { inviteInstructor } = await import('@/server/links')
  const endMaking = await beginMakingInstructors()
  const open = async () => (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  const [ada, otto] = [await open(), await open()]
  const emails: string[] = []
  try {
    emails.push(await makeInstructor(ada, 'Ada Administrator', await inviteInstructor()))
    emails.push(await makeInstructor(otto, 'Otto Other', await inviteInstructor()))
    await db().person.update({ where: { email: emails[0] ?? '' }, data: { isAdministrator: false } })
    await db().person.update({ where: { email: emails[1] ?? '' }, data: { isAdministrator: false } })

    await signUp(lee, { name: 'Lee Learner', next: `${lesson}/quiz` })
    await lee.getByRole('button', { name: /Start/ }).click()
    await lee.waitForURL(/\/attempts\//)
    const question = await questionOn(lee, undefined, 'shore')

    // Nothing is withdrawn without a reason.
    await visit(ada, `/teach/questions/shore/${question.id}`)
    await ada.getByText('Withdraw this question at once').click()
    await ada.getByRole('button', { name: 'Withdraw the question' }).click()
    await expect(ada.getByRole('alert')).toContainText('Write a reason.')
    await ada.getByLabel('Reason').fill('Both answers can be right.')
    await ada.getByRole('button', { name: 'Withdraw the question' }).click()
    await expect(ada.getByText('It is out of the course.')).toBeVisible()
    const row = ada.getByRole('listitem').filter({ hasText: 'Both answers can be right.' })
    await expect(row).toContainText('given to everybody in 0 attempts')
    await expectAccessible(ada)
    await expectNoOverflow(ada)
    await visit(ada, `/teach/questions/shore/${question.id}`)
    await expect(ada.getByText('This question is withdrawn')).toBeVisible()

    // Whoever has it open goes on, is told, and gets its points without an answer.
    await lee.reload()
    await expect(lee.getByText(/This question has been withdrawn: you get its points/)).toContainText(
      'Both answers can be right.',
    )
    await expectAccessible(lee)
    await lee.getByRole('button', { name: 'Review', exact: true }).click()
    await lee.getByRole('button', { name: /^Submit/ }).click()
    await expect(lee.getByRole('heading', { level: 1 })).toContainText(/1 of \d/)
    await expect(lee.locator('#question-1')).toContainText('so everybody was given its points')
    await expectAccessible(lee)
    await ada.goto('/teach/withdrawals')
    await expect(row).toContainText('given to everybody in 1 attempt')

    // A passage goes from the page in memory, with the claims that only it teaches, and comes back.
    await ada.getByLabel('Passage', { exact: true }).selectOption({ label: 'A walk below the cliffs: Tables and boards' })
    await ada.getByLabel('Reason').fill('The table of “Grey Cove” & others was <misread>.')
    await ada.getByRole('button', { name: 'Hide the passage' }).click()
    await expect(ada.getByText('It is out of the course.')).toBeVisible()
    for (const [path, words] of Object.entries(hidden)) await expectSent(lee, path, (html) => !html.includes(words))
    await visit(lee, `${lesson}#tables-and-boards`)
    await expect(lee.getByRole('region', { name: 'Tables and boards' })).toContainText('“Grey Cove” & others was <misread>.')
    await expectNoOverflow(lee)
    // Only who withdrew it puts it back, unless an administrator does.
    await visit(otto, '/teach/withdrawals')
    await otto.getByRole('button', { name: 'Put it back' }).first().click()
    await expect(otto.getByRole('alert').first()).toContainText('Only an administrator can do this.')
    for (const left of [1, 0]) {
      await ada.goto('/teach/withdrawals')
      await ada.getByRole('button', { name: 'Put it back' }).first().click()
      await expect(ada.getByText('It is in the course again.')).toBeVisible()
      await expect(ada.getByRole('button', { name: 'Put it back' })).toHaveCount(left)
    }
    for (const [path, words] of Object.entries(hidden)) await expectSent(lee, path, (html) => html.includes(words))
    await expectAccessible(ada)

    // The page is for instructors alone.
    expect((await lee.request.get('/teach/withdrawals')).status()).toBe(404)
  } finally {
    await db().withdrawal.updateMany({ where: { endedAt: null }, data: { endedAt: new Date(), openFor: null } })
    await db().person.deleteMany({ where: { email: { in: emails } } })
    await closeDb()
    await endMaking()
    for (const each of [ada, otto]) await each.context().close()
  }
})

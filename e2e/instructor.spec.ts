import { answerRightly, questionOn } from './answering'
import { expect, expectAccessible, expectDocument, newEmail, password, printedSheets, signUp, test, visit } from './course'
import { findFailingQuestion } from './items'
import { reportAndAnswer } from './reports'

// One after the other, by one worker: the second test has instructors, and the first wants the link for the first one.
test.describe.configure({ mode: 'default' })

test('the first instructor uses the link, sees the class, and reads an attempt answer by answer', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  process.env.DATABASE_URL = `file:${process.env.E2E_DATA_DIR}/software/course.db`
  const { createInstructorLink, inviteInstructor } = await import('@/server/links')
  const { closeDb, db } = await import('@/server/database/client')
  // Another file may have made an instructor by now, in the same database.
  const link = (await createInstructorLink()) ?? (await inviteInstructor())
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
  await visit(staff, link)
  await staff.getByLabel('Name').fill('Ines Instructor')
  const own = newEmail()
  await staff.getByLabel('E-mail').fill(own)
  await staff.getByLabel('Password').fill(password)
  await staff.getByRole('button', { name: /account/i }).click()
  await staff.waitForURL(/\/teach$/)
  await db().person.updateMany({ where: { email: own }, data: { isAdministrator: true } })
  await closeDb()
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
  for (const path of ['', '/gradebook', '/cohorts', '/exports', attempt]) await expectDocument(staff, `/teach${path}`)

  expect((await staff.goto(link))?.status()).toBeLessThan(500)
  await expect(staff.getByRole('button', { name: 'Make the account' })).toHaveCount(0)

  for (const path of ['/teach', `/teach${attempt}`, '/teach/people/nobody']) {
    expect((await page.goto(path))?.status(), path).toBe(404)
  }
  await staffRoom.close()
})

test('an instructor’s Monday: invite a cohort, see who is stuck, read the attempt, grant another, override, export', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000)
  process.env.DATABASE_URL = `file:${process.env.E2E_DATA_DIR}/software/course.db`
  const { inviteInstructor } = await import('@/server/links')
  const { closeDb } = await import('@/server/database/client')
  const links = [await inviteInstructor(), await inviteInstructor()]
  await closeDb()
  const openRoom = async () => (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  const [mona, otto, lee] = [page, await openRoom(), await openRoom()]
  for (const each of [mona, otto, lee]) each.setDefaultTimeout(20_000)
  for (const [staff, name, link] of [
    [mona, 'Mona Day', links[0]],
    [otto, 'Otto Else', links[1]],
  ] as const) {
    await staff.goto(link ?? '')
    await staff.getByLabel('Name').fill(name)
    await staff.getByLabel('E-mail').fill(newEmail())
    await staff.getByLabel('Password').fill(password)
    await staff.getByRole('button', { name: /account/i }).click()
    await staff.waitForURL(/\/teach$/)
  }

  // Nobody is there yet, and the page says what to do.
  await expect(mona.getByRole('heading', { level: 1 })).toHaveText('Nobody is here yet.')
  await expectAccessible(mona)
  await mona.getByRole('link', { name: 'Make a cohort.' }).click()
  await expectAccessible(mona)
  await mona.getByLabel('Name').fill('Monday group')
  await mona.getByRole('button', { name: 'Make the cohort' }).click()
  await mona.waitForURL(/\/teach\/cohorts\/[\w-]+/)
  const cohort = new URL(mona.url()).pathname
  await expect(mona.getByRole('heading', { level: 1 })).toHaveText('Monday group')

  // A list with a row that cannot be used is told by its line, and nothing is stored until it is mended.
  const email = newEmail()
  const list = mona.getByLabel('The list (CSV)')
  await list.fill(`E-mail;Name\n${email};Lee O’Day\nnobody;X`)
  await mona.getByRole('button', { name: 'Make the links' }).click()
  await expect(
    mona
      .getByText(/3/)
      .and(mona.getByRole('cell'))
      .or(mona.getByText(/line 3/i))
      .first(),
  ).toBeVisible()
  await expectAccessible(mona)
  await list.fill(`E-mail;Name\n${email};Lee O’Day`)
  await mona.getByRole('button', { name: 'Make the links' }).click()
  await expect(mona.getByText('1 person invited.')).toBeVisible()
  await expectAccessible(mona)
  const offer = (
    await mona.getByRole('region', { name: 'Invitations and their links' }).locator('code').first().innerText()
  ).trim()

  // The learner joins with the link, fails a quiz twice, and misses a question on safety.
  await lee.goto(offer)
  await expect(lee.getByLabel('Name')).toHaveValue('Lee O’Day')
  await expectAccessible(lee)
  await lee.getByLabel('Password').fill(password)
  await lee.getByRole('button', { name: 'Make the account and join' }).click()
  await lee.waitForURL((url) => !url.pathname.startsWith('/join'))
  let result = ''
  for (let attempt = 0; attempt < 2; attempt++) {
    await lee.goto('/modules/shore/quiz')
    await lee.getByRole('button', { name: 'Start the quiz' }).click()
    await lee.waitForURL(/\/attempts\//)
    await lee.goto(`${new URL(lee.url()).pathname}?q=review`)
    await lee.getByRole('button', { name: /^Submit/ }).click()
    await expect(lee.getByRole('heading', { level: 1 })).toHaveText(/^Not passed yet/)
    result = new URL(lee.url()).pathname
  }

  // Today says who needs help and why, and leads to where something can be done.
  await mona.goto('/teach')
  const help = mona.getByRole('region', { name: 'Who needs help, and why' })
  await expect(help.getByRole('listitem').filter({ hasText: 'Lee O’Day' })).toContainText(
    'Stuck on quiz 2, 2 attempts. Safety missed at the last attempt',
  )
  await expectAccessible(mona)
  await help.getByRole('link', { name: 'Lee O’Day' }).click()
  const learner = new URL(mona.url()).pathname
  await expect(mona.getByRole('heading', { name: 'Why help may be needed' })).toBeVisible()
  await expectAccessible(mona)

  // One more attempt, with a reason that the learner can read.
  await mona.getByText('Give more attempts').click()
  await mona.getByLabel('Reason').first().fill('The power failed.')
  await mona.getByRole('button', { name: 'Give them' }).click()
  await expect(mona.getByText(/1 attempt at .*The power failed\./)).toBeVisible()

  // The attempt, answer by answer, and another grade with its reason.
  await mona.locator(`a[href="/teach${result}"]`).click()
  await expectAccessible(mona)
  await mona.getByText('Override the grade').click()
  await mona.getByLabel(/^Points/).fill('6')
  await mona.getByLabel('The attempt passes').check()
  await mona.getByLabel('Reason').first().fill('Seen orally on Monday.')
  await mona.getByRole('button', { name: 'Override', exact: true }).click()
  await expect(mona.getByText('The grade is changed, and the learner sees it with your reason.')).toBeVisible()
  await expectAccessible(mona)
  await visit(lee, result)
  await expect(lee.getByText('Seen orally on Monday.')).toBeVisible()
  await expectAccessible(lee)

  // What is exported has the grade, no name beside the answers, and nothing that a spreadsheet would run.
  await visit(mona, '/teach/exports')
  const read = async (path: string) => (await mona.request.get(path)).text()
  const id = cohort.split('/').at(-1)
  expect(await read(`/api/teach/exports/${id}/gradebook`)).toContain('Lee O’Day')
  const responses = await read(`/api/teach/exports/${id}/responses`)
  // Titles, two attempts at six questions, and the end of the last line.
  expect(responses.split('\n')).toHaveLength(1 + 2 * 6 + 1)
  expect(responses).not.toContain('Lee')
  expect(responses).not.toContain(email)

  // Nobody else: not an instructor of no cohort, not the learner, not a guest.
  const closed = [cohort, learner, `/teach${result}`]
  const files = [
    `/api/teach/exports/${id}/gradebook`,
    `/api/teach/exports/${id}/responses`,
    `/api/teach/cohorts/${id}/invitations`,
  ]
  for (const path of [...closed, ...files]) {
    expect((await otto.request.get(path)).status(), path).toBe(404)
    expect((await lee.request.get(path)).status(), path).toBe(404)
  }
  await visit(otto, '/teach/gradebook')
  await expect(otto.getByText('Lee O’Day')).toHaveCount(0)
  for (const other of [otto, lee]) await other.context().close()
})

test('an instructor finds the question that fails, what was chosen, and which idea is behind it', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  await findFailingQuestion({ page, browser, baseURL })
})

test('a learner reports a sentence and a question, an instructor answers, and the learner reads it', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(150_000)
  await reportAndAnswer({ page, browser, baseURL })
})

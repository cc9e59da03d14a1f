import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, newEmail, password, signUp, visit } from './course'

type Rooms = { page: Page; browser: Browser; baseURL: string | undefined }

/** An instructor finds the question that fails, what was chosen, and which idea is behind it. */
export async function findFailingQuestion({ page, browser, baseURL }: Rooms): Promise<void> {
  process.env.DATABASE_URL = `file:${process.env.E2E_DATA_DIR}/software/course.db`
  const { inviteInstructor } = await import('@/server/links')
  const { closeDb, db } = await import('@/server/database/client')
  const links = [await inviteInstructor(), await inviteInstructor()]
  const openRoom = async () => (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  const [iris, otto, lee] = [page, await openRoom(), await openRoom()]
  const emails: string[] = []
  for (const [staff, name, link] of [
    [iris, 'Iris Items', links[0]],
    [otto, 'Otto Other', links[1]],
  ] as const) {
    const email = newEmail()
    emails.push(email)
    await staff.goto(link ?? '')
    await staff.getByLabel('Name').fill(name)
    await staff.getByLabel('E-mail').fill(email)
    await staff.getByLabel('Password').fill(password)
    await staff.getByRole('button', { name: /account/i }).click()
    await staff.waitForURL(/\/teach$/)
  }

  // Before there is an answer the pages say what will stand there.
  await visit(iris, '/teach/questions')
  await expect(iris.getByRole('heading', { level: 1 })).toContainText('Nothing is certain')
  await expectAccessible(iris)

  // Fifteen learners of a cohort hand in a blank quiz, which nobody can mistake for a good one.
  const { aCohort, aQuickLearner } = await import('@/tests/support/class')
  const { anOpenAttempt } = await import('@/tests/support/acting')
  const { submitAttempt } = await import('@/server/attempts')
  const { id } = await db().person.findFirstOrThrow({ where: { email: emails[0] ?? '' } })
  process.env.COURSE_DIR = 'tests/fixtures/tiny-course'
  const cohortId = await aCohort({ id } as Parameters<typeof aCohort>[0], 'Of the items')
  for (let i = 0; i < 15; i++) {
    const learner = await aQuickLearner(`Item ${i}`, { cohortId, email: newEmail() })
    await submitAttempt((await anOpenAttempt(learner, 'shore')).id, learner)
  }
  await closeDb()

  await visit(iris, '/teach')
  const failing = iris.getByRole('region', { name: 'Which questions fail' })
  await expect(failing.getByText('Look at this:').first()).toBeVisible()
  await failing.getByRole('link', { name: 'All questions, quiz by quiz' }).click()
  await expect(iris.getByRole('heading', { level: 1 })).toContainText(/need a look/)
  await expectAccessible(iris)
  await iris.locator('a[href="/teach/questions/shore"]').click()
  await expect(iris.getByRole('heading', { level: 1 })).toContainText(/questions? needs? a look|questions need a look/)
  await expectAccessible(iris)
  const quiz = new URL(iris.url()).pathname
  const table = iris.getByRole('region', { name: 'The questions and their figures' })
  await expect(table.getByText('Hard: surely fewer than 30% of the points are earned.').first()).toBeVisible()
  await table.getByRole('link').first().click()
  // Whoever was given it left it blank.
  await expect(iris.getByRole('row', { name: /left blank/ }).first()).toContainText(/(\d+) of \1/)
  await expect(iris.getByText('Fewer than ten learners have said how sure they were.')).toBeVisible()
  await expectAccessible(iris)
  const question = new URL(iris.url()).pathname
  await visit(iris, '/teach/ideas')
  await expect(iris.getByRole('heading', { name: 'Misconceptions' })).toBeVisible()
  await expectAccessible(iris)
  const file = quiz.replace('/teach/questions/', '/api/teach/exports/all/items/')
  const rows = (await (await iris.request.get(file)).text()).split('\r\n')
  expect(rows[0]).toContain('question,kind,passage,n,blank,facility')
  expect(rows.filter((row) => row.endsWith(',look')).length).toBeGreaterThan(0)

  // Another instructor has none of these figures, and a learner has none of these pages.
  await visit(otto, '/teach/questions')
  await expect(otto.getByRole('heading', { level: 1 })).toContainText('Nothing is certain')
  await signUp(lee, { name: 'Lee Learner', next: '/' })
  for (const path of ['/teach/questions', quiz, question, '/teach/ideas', file]) {
    expect((await lee.request.get(path)).status(), path).toBe(404)
  }
  for (const other of [otto, lee]) await other.context().close()
}

import type { Page } from '@playwright/test'
import { answerRightly, answerWrongly, questionOn } from './answering'
import { beginMakingInstructors, expect, newEmail, password, signUp, test } from './course'
import { judge } from './judged'
import { pagePatterns } from './page-paths'

/** What the pages are about that are about something. Pages for authors are in development only. */
const abouts: Record<string, string[]> = {
  '/modules/[slug]': ['/modules/tides', '/modules/shore'],
  '/modules/[slug]/quiz': ['/modules/tides/quiz', '/modules/shore/quiz'],
  '/modules/[slug]/practice/[id]': ['/modules/shore/practice/shore-practice-order'],
  '/join/[token]': ['/join/nothing'],
  '/reset/[token]': ['/reset/nothing'],
  '/set-up/[token]': ['/set-up/nothing'],
  '/report': ['/report?module=tides'],
}
const read = pagePatterns.filter((path) => !path.startsWith('/teach') && !path.startsWith('/preview'))
const pathsOf = (patterns: string[]) => patterns.flatMap((path) => abouts[path] ?? [path]).filter((path) => !path.includes('['))

async function openQuiz(page: Page, slug: string): Promise<void> {
  await page.goto(`/modules/${slug}/quiz`)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/\/attempts\//)
}

const onward = (page: Page, isLast: boolean) =>
  page.getByRole('button', { name: isLast ? 'Review and submit' : 'Next', exact: true }).last()

test('every page that a guest can open is without a fault that four judges find', async ({ page }) => {
  test.setTimeout(300_000)
  const judged = judge('guest')
  for (const path of pathsOf(read)) {
    await page.goto(path)
    if (new URL(page.url()).pathname === '/sign-in' && path !== '/sign-in') continue
    await judged.state(page, path)
  }
  await judged.open(page, '/nothing')
  await judged.open(page, '/sign-in?next=/progress')

  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(newEmail())
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText(/do not fit together/)).toBeVisible()
  await judged.state(page, '/sign-in, refused')

  await page.goto('/sign-up')
  await page.getByLabel('Name').fill('\u2800')
  await page.getByLabel('E-mail').fill(newEmail())
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByText('A password needs at least 12 characters.')).toBeVisible()
  await judged.state(page, '/sign-up, refused')

  await page.goto('/modules/tides')
  await page.locator('a[href^="#note-"]').first().click()
  await page.locator('[popovertarget]').first().click()
  await expect(page.locator('[popover]:popover-open')).toBeVisible()
  await judged.state(page, '/modules/tides, note and glossary open')
  await page.keyboard.press('Escape')
  await page.getByLabel('False').check()
  await page.getByRole('button', { name: 'Check my answer' }).click()
  await expect(page.getByText('Right, most have two.')).toBeVisible()
  await judged.state(page, '/modules/tides, practice explained')
  await judged.end()
})

test('every page that a learner can open is without a fault that four judges find', async ({ page }) => {
  test.setTimeout(300_000)
  const judged = judge('learner')
  await signUp(page)
  for (const path of pathsOf(read)) await judged.open(page, path, `${path}, new`)

  await page.goto('/account')
  await page.getByRole('region', { name: 'Name', exact: true }).getByLabel('Name').fill('\u3164')
  await page.getByRole('region', { name: 'Name', exact: true }).getByRole('button').click()
  await expect(page.getByText('a Hangul filler (U+3164)')).toBeVisible()
  await judged.state(page, '/account, refused')
  await page.goto('/join')
  await page.getByLabel(/code/i).first().fill('XXXX-XXXX')
  await page.getByRole('main').getByRole('button').last().click()
  await judged.state(page, '/join, refused')

  await openQuiz(page, 'shore')
  await answerWrongly(page, await questionOn(page))
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  await judged.state(page, 'before submitting, with open questions')
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not passed yet/)
  await judged.state(page, 'result, not passed')

  await openQuiz(page, 'tides')
  for (let position = 1; position <= 8; position++) {
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Question ${position} of`)
    const question = await questionOn(page)
    await judged.state(page, `${question.kind}, open`)
    await answerRightly(page, question)
    await expect(page.locator('[data-status="saved"]')).toHaveText(/^Saved/)
    await judged.state(page, `${question.kind}, answered`)
    await onward(page, position === 8).click()
  }
  await judged.state(page, 'before submitting, all answered')
  await page.getByRole('button', { name: 'Submit 8 answers' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You passed: 8 of 8.')
  await judged.state(page, 'result, passed')
  for (const path of ['/', '/progress', '/reviews', '/account', '/modules/shore/quiz', '/notices', '/reports']) {
    await judged.open(page, path, `${path}, with attempts`)
  }

  await openQuiz(page, 'tides')
  await page.context().clearCookies()
  await answerWrongly(page, await questionOn(page))
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await judged.state(page, 'question, dialog open')
  await judged.end()
})

/** Makes somebody an instructor, or an administrator. */
async function becomeInstructor(page: Page, name: string, isAdministrator: boolean): Promise<string> {
  process.env.DATABASE_URL = `file:${process.env.E2E_DATA_DIR}/software/course.db`
  const { inviteInstructor } = await import('@/server/links')
  const { closeDb, db } = await import('@/server/database/client')
  const email = newEmail()
  const done = await beginMakingInstructors()
  try {
    await page.goto(await inviteInstructor())
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: /account/i }).click()
    await page.waitForURL(/\/teach$/)
    await db().person.updateMany({ where: { email }, data: { isAdministrator } })
  } finally {
    await done()
  }
  const { id } = await db().person.findFirstOrThrow({ where: { email } })
  await closeDb()
  return id
}

/** A class of twelve, of whom one has an open attempt. */
async function makeClass(id: string): Promise<{ cohort: string; attempt: string; person: string }> {
  process.env.COURSE_DIR = 'tests/fixtures/tiny-course'
  const { aCohort, aQuickLearner } = await import('@/tests/support/class')
  const { anOpenAttempt } = await import('@/tests/support/acting')
  const { submitAttempt } = await import('@/server/attempts')
  const { closeDb } = await import('@/server/database/client')
  const cohort = await aCohort({ id } as Parameters<typeof aCohort>[0], `Of the pages ${newEmail()}`)
  let [attempt, person] = ['', '']
  for (let i = 0; i < 12; i++) {
    const learner = await aQuickLearner(`Page ${i}`, { cohortId: cohort, email: newEmail() })
    const open = await anOpenAttempt(learner, 'shore')
    if (i > 0) await submitAttempt(open.id, learner)
    attempt = open.id
    person = learner.id
  }
  await closeDb()
  return { cohort, attempt, person }
}

for (const role of ['instructor', 'administrator'] as const) {
  test(`every page that an ${role} can open is without a fault that four judges find`, async ({ page }) => {
    test.setTimeout(400_000)
    const judged = judge(role)
    const id = await becomeInstructor(page, 'Page Reader', role === 'administrator')
    const teach = pagePatterns.filter((path) => path.startsWith('/teach'))
    for (const path of pathsOf(teach)) await judged.open(page, path, `${path}, new`)
    const { cohort, attempt, person } = await makeClass(id)
    const filled: Record<string, string> = {
      '/teach/attempts/[id]': `/teach/attempts/${attempt}`,
      '/teach/cohorts/[id]': `/teach/cohorts/${cohort}`,
      '/teach/people/[id]': `/teach/people/${person}`,
      '/teach/questions/[module]': '/teach/questions/shore',
      '/teach/questions/[module]/[question]': '/teach/questions/shore',
      // Its journey (corrections) makes one and looks at it.
      '/teach/corrections/[id]': '/teach/corrections/nothing',
    }
    for (const path of teach) await judged.open(page, filled[path] ?? path, `${path}, with a class`)
    await page.goto('/teach/questions/shore')
    await page.getByRole('region', { name: 'The questions and their figures' }).getByRole('link').first().click()
    await judged.state(page, '/teach/questions/[module]/[question]')
    await page.goto(`/teach/attempts/${attempt}`)
    for (const summary of await page.locator('main details:not([open]) > summary').all()) await summary.click()
    await judged.state(page, '/teach/attempts/[id], all open')
    await page.goto(`/teach/cohorts/${cohort}`)
    for (const summary of await page.locator('main details:not([open]) > summary').all()) await summary.click()
    await judged.state(page, '/teach/cohorts/[id], all open')
    await judged.open(page, '/teach/gradebook?search=nobody-at-all', '/teach/gradebook, nobody found')
    await judged.end()
  })
}

import type { Browser, Page } from '@playwright/test'
import type { Question } from '@/core/question'
import { answerRightly, questionOn } from './answering'
import { beginMakingInstructors, expect, expectAccessible, expectNoOverflow, newEmail, password, signUp, test } from './course'

const taught = 'The sea can be trusted.'

/** Somebody without scripts: everything here must work so. */
async function openRoom(browser: Browser, baseURL: string | undefined): Promise<Page> {
  return (await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false })).newPage()
}

/** Opens the address of a page in a browser with scripts, which axe needs, as the same person, and looks at it there. */
async function look(page: Page, path?: string): Promise<void> {
  if (path !== undefined) await page.goto(path)
  const context = await page
    .context()
    .browser()
    ?.newContext({ storageState: await page.context().storageState() })
  const twin = await context?.newPage()
  await twin?.goto(page.url())
  if (twin) await expectAccessible(twin)
  if (twin) await expectNoOverflow(twin)
  await context?.close()
}

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

/** The question with another key, by which its right answer earns nothing. Null if its kind counts parts. */
function findOtherKey(question: Question): Question | null {
  if (question.kind === 'single-choice') {
    return { ...question, key: question.choices.find(({ id }) => id !== question.key)?.id ?? '' }
  }
  if (question.kind === 'true-false') return { ...question, key: !question.key }
  if (question.kind === 'numeric') return { ...question, key: question.key + 10 + question.tolerance }
  return question.kind === 'short-answer' ? { ...question, key: ['something else'] } : null
}

/**
 * Makes it as if the course had said otherwise when somebody took a quiz: the question of an attempt is given back in an earlier version with
 * another key, and a claim had another text. Then looks for changes as a start of the server does. Returns the stem of the question.
 */
async function changeCourseSince(attempt: string): Promise<string> {
  const { db } = await import('@/server/database/client')
  const { hashOf, loadVersions, storeVersions } = await import('@/server/question-versions')
  const { proposeChanges } = await import('@/server/change-proposals')
  const { proposeFactChanges } = await import('@/server/fact-changes')
  const answers = await db().answer.findMany({ where: { attemptId: attempt }, orderBy: { position: 'asc' } })
  const versions = await loadVersions(answers.map(({ questionVersionId }) => questionVersionId))
  for (const { position, questionVersionId } of answers) {
    const now = versions.get(questionVersionId)
    const before = now && now.safety === undefined ? findOtherKey(now) : null
    if (!now || !before) continue
    expect(hashOf(before)).not.toBe(hashOf(now))
    const [version = 0] = await storeVersions('shore', [before])
    const where = { attemptId_position: { attemptId: attempt, position } }
    await db().answer.update({ where, data: { questionVersionId: version, mark: 0 } })
    await db().attempt.update({ where: { id: attempt }, data: { earned: answers.length - 1 } })
    await db().taughtClaim.update({ where: { claimId: 'W4' }, data: { text: taught, hash: 'of another text' } })
    await proposeChanges()
    await proposeFactChanges()
    return now.stem
  }
  throw new Error('The attempt has no such question.')
}

test('a changed key is tried out, applied and read by the learner, who is told; nobody else can reach it', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000)
  process.env.DATABASE_URL = `file:${process.env.E2E_DATA_DIR}/software/course.db`
  process.env.COURSE_DIR = 'tests/fixtures/tiny-course'
  const { inviteInstructor } = await import('@/server/links')
  const { closeDb, db } = await import('@/server/database/client')
  const withScripts = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  const lee = await signUp(withScripts, { name: 'Lee Learner', next: '/modules/shore/quiz' })
  await withScripts.getByRole('button', { name: 'Start the quiz' }).click()
  await withScripts.waitForURL(/\/attempts\//)
  const attempt = new URL(withScripts.url()).pathname
  for (let n = 0; n < 6; n++) {
    await answerRightly(withScripts, await questionOn(withScripts))
    await withScripts.getByRole('button', { name: n < 5 ? 'Next' : 'Review', exact: true }).click()
  }
  await withScripts.getByRole('button', { name: /^Submit/ }).click()
  await expect(withScripts.getByRole('heading', { level: 1 })).toHaveText(/^You passed/)
  const stem = await changeCourseSince(attempt.split('/').at(-1) ?? '')
  await withScripts.reload()
  await expect(withScripts.getByRole('heading', { level: 1 })).toContainText('5 of 6')

  const endMaking = await beginMakingInstructors()
  const [ada, otto] = [await openRoom(browser, baseURL), await openRoom(browser, baseURL)]
  const emails: string[] = []
  try {
    emails.push(await makeInstructor(ada, 'Ada Administrator', await inviteInstructor()))
    emails.push(await makeInstructor(otto, 'Otto Other', await inviteInstructor()))
    await db().person.update({ where: { email: emails[0] ?? '' }, data: { isAdministrator: true } })
    await db().person.update({ where: { email: emails[1] ?? '' }, data: { isAdministrator: false } })

    // The administrator sees what has changed, and decides about the marks.
    await ada.getByRole('link', { name: 'Corrections', exact: true }).click()
    await look(ada)
    const change = ada.getByRole('article').filter({ hasText: stem })
    await expect(change).toContainText('Another key.')
    await change.getByRole('link', { name: 'Decide about the marks' }).click()
    await look(ada)
    const page = new URL(ada.url()).pathname
    await ada.getByLabel('As the new key').check()
    await ada.getByRole('button', { name: 'Try it: nothing changes yet' }).click()
    await expect(ada.getByText('1 attempt changes: 1 up.')).toBeVisible()
    await expect(ada.getByRole('row').filter({ hasText: 'Lee Learner' })).toContainText('6 of 6')
    await look(ada)

    // A reason is needed. Nothing is lost without one.
    await ada.getByRole('button', { name: 'Correct the marks: as the new key' }).click()
    await expect(ada.getByRole('alert')).toContainText('Write a reason.')
    await ada.getByLabel('Reason').fill('The table of the harbour was misread.')
    await ada.getByRole('button', { name: 'Correct the marks: as the new key' }).click()
    await expect(async () => {
      await ada.goto(page)
      await expect(ada.getByRole('row').filter({ hasText: 'The table of the harbour was misread.' })).toContainText(
        '1 attempt changes: 1 up.',
      )
    }).toPass()
    await look(ada)

    // A fact that was taught otherwise is told as well.
    await look(ada, '/teach/corrections')
    const fact = ada.getByRole('article').filter({ hasText: taught })
    await fact.getByRole('button', { name: 'It corrects what was said' }).click()
    await expect(ada.getByText('Everybody who was taught it is being told.')).toBeVisible()
    await look(ada)

    // An instructor who is no administrator sees the log, decides nothing, and sees nobody else's learner.
    await look(otto, '/teach/corrections')
    await expect(otto.getByText('The table of the harbour was misread.')).toBeVisible()
    await expect(otto.getByRole('button', { name: /Confirm|Leave|corrects|Take it back/ })).toHaveCount(0)
    await look(otto, `${page}?policy=full-credit`)
    await expect(otto.getByText('Lee Learner')).toHaveCount(0)
    await expect(otto.getByRole('button', { name: /^Correct the marks/ })).toHaveCount(0)

    // The learner is told, reads it, and finds the reason on the result.
    const learner = await openRoom(browser, baseURL)
    await learner.goto('/sign-in?next=/progress')
    await learner.getByLabel('E-mail').fill(lee)
    await learner.getByLabel('Password').fill(password)
    await learner.getByRole('button', { name: 'Sign in' }).click()
    await learner.waitForURL(/\/progress$/)
    await look(learner)
    const scripted = await (
      await browser.newContext({ storageState: await learner.context().storageState(), baseURL: baseURL ?? '' })
    ).newPage()
    await scripted.goto('/')
    await expect(scripted.getByRole('link', { name: /that you were taught (was|were) corrected/ })).toBeVisible()
    await expectAccessible(scripted)
    await scripted.context().close()
    await learner.getByRole('link', { name: /corrected\. Read what is true now/ }).click()
    await learner.waitForURL(/\/notices$/)
    await look(learner)
    const told = learner.getByRole('article').filter({ hasText: stem })
    await expect(told).toContainText('The table of the harbour was misread.')
    await expect(told).toContainText('Right now')
    await expect(learner.getByRole('article').filter({ hasText: taught })).toContainText('What is true now')
    await told.getByRole('link', { name: 'See the result' }).click()
    await expect(learner.getByRole('heading', { level: 1 })).toContainText('6 of 6')
    await expect(learner.getByRole('region', { name: 'Corrected marks' })).toContainText('from 0% to 100% of its points')
    await look(learner)
    await learner.goto('/progress')
    await expect(learner.getByRole('link', { name: /Read what is true now/ })).toHaveCount(0)

    // The administrator sees that it was read, and takes it back.
    await look(ada, page)
    await expect(ada.getByText('One of 1 has read the notice.')).toBeVisible()
    await ada.getByText('Take it back').first().click()
    await ada.getByLabel('Reason').first().fill('It was read rightly after all.')
    await ada.getByRole('button', { name: 'Take it back' }).click()
    await expect(async () => {
      await learner.goto(attempt)
      await expect(learner.getByRole('heading', { level: 1 })).toContainText('5 of 6')
    }).toPass()
    await expect(learner.getByText('It was read rightly after all.')).toBeVisible()

    // Learners and guests find nothing of the instructors' pages.
    for (const path of ['/teach/corrections', page]) expect((await learner.goto(path))?.status(), path).toBe(404)
    const guest = await openRoom(browser, baseURL)
    for (const path of ['/teach/corrections', page, '/notices']) {
      await guest.goto(path)
      expect(new URL(guest.url()).pathname, path).toBe('/sign-in')
    }
    for (const each of [guest, learner]) await each.context().close()
  } finally {
    // Another journey wants the link for the first instructor.
    await db().person.deleteMany({ where: { email: { in: emails } } })
    await closeDb()
    await endMaking()
    for (const each of [ada, otto, withScripts]) await each.context().close()
  }
})

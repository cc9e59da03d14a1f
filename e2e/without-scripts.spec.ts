import { answerRightly, questionOn } from './answering'
import { expect, newEmail, password, test } from './course'

test.use({ javaScriptEnabled: false })

test('the whole way works without JavaScript: account, lesson, quiz, result, progress, sign out and in', async ({ page }) => {
  test.setTimeout(120_000)
  const email = newEmail()
  await page.goto('/')
  await page.getByRole('heading', { level: 3 }).first().getByRole('link').click()
  await page.getByRole('button', { name: 'Mark this lesson as read' }).click()
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByRole('link', { name: 'Make one' }).click()

  await page.getByLabel('Name').fill("Noël d'Script")
  await page.getByLabel('E-mail').fill('not an address')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByText('This is not an e-mail address.')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue("Noël d'Script")
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page).toHaveURL(/\/modules\/tides#read$/)
  await page.getByRole('button', { name: 'Mark this lesson as read' }).click()

  await page.goto('/modules/tides/quiz')
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  for (let position = 1; position <= 8; position++) {
    await answerRightly(page, await questionOn(page))
    await page
      .getByRole('button', { name: position < 8 ? 'Next' : 'Review and submit', exact: true })
      .last()
      .click()
  }
  await page.getByRole('button', { name: 'Submit 8 answers' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You passed: 8 of 8.')
  // A question's page that is still open in another tab, or found by going back, sends its form too late.
  const result = page.url()
  await page.goto(`${result}?notice=closed`)
  await expect(page.getByRole('alert')).toContainText('This attempt was submitted already')

  for (const path of ['/attempts/nothing', '/teach']) {
    expect((await page.goto(path))?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }

  await page.goto('/progress')
  await expect(page.getByText(/passed/i).first()).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await page.goto('/progress')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('a wrong password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText(/do not fit together/)).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/progress$/)
})

import type { Page } from '@playwright/test'
import { answerRightly, questionOn } from './answering'
import { expect, expectAccessible, signUp, test } from './course'

const told = 'This cannot be read as a number.'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click()

/** Answers everything of a quiz, and stops at the question that wants a number. Its position is returned. */
async function answerUpToTheNumber(page: Page): Promise<number> {
  await page.goto('/modules/tides/quiz')
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  for (let position = 1; position <= 8; position++) {
    const question = await questionOn(page)
    if (question.kind === 'numeric') return position
    await answerRightly(page, question)
    await press(page, 'Next')
  }
  throw new Error('No question wants a number.')
}

test('a number that cannot be read is named on its question, before submitting, and in the result', async ({ page }) => {
  test.setTimeout(120_000)
  await signUp(page)
  const position = await answerUpToTheNumber(page)
  const field = page.getByLabel('Your answer in tides')
  await field.fill('two')
  await expect(page.getByText(told)).toBeVisible()
  await expect(field).toHaveAccessibleDescription(new RegExp(told))
  await expectAccessible(page)
  await field.fill('2.')
  await expect(page.getByText(told)).toBeHidden()
  await expect(field).toHaveAccessibleDescription('')
  await field.fill('two')
  await expect(page.getByText(told)).toBeVisible()

  await page.getByRole('button', { name: 'Review', exact: true }).click()
  await expect(page.getByText('One answer cannot be read as a number.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: `Question ${position} cannot be read as a number` })).toHaveCount(1)
  await expectAccessible(page)
  await page.reload()
  await expect(page.getByText('One answer cannot be read as a number.')).toBeVisible()
  await page.getByRole('button', { name: /^Submit \d/ }).click()
  const question = page.locator(`#question-${position}`)
  await expect(question.getByRole('heading')).toContainText('Could not be read')
  await expect(question).toContainText('You wrote “two”, which could not be read as a number')
  await expect(question).not.toContainText('Not right')
  await expectAccessible(page)
})

test('an attempt is not submitted with a number that was never said to be unreadable', async ({ page }) => {
  test.setTimeout(120_000)
  await signUp(page)
  await answerUpToTheNumber(page)
  // The answer is typed and the list opened at once, while saves are held up.
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/api/attempts/*/answers/*', async (route) => {
    await held
    await route.continue()
  })
  await page.getByLabel('Your answer in tides').fill('two')
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  await page.getByRole('button', { name: /^Submit \d/ }).click()
  release()
  await expect(page.getByRole('alert').filter({ hasText: 'one of them cannot be read as a number' })).toBeVisible()
  await page.getByRole('button', { name: /^Submit \d/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('of 8')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a number that cannot be read is named before its sender goes on, and before submitting', async ({ page }) => {
    test.setTimeout(120_000)
    await signUp(page)
    const position = await answerUpToTheNumber(page)
    const field = page.getByLabel('Your answer in tides')
    const next = position < 8 ? 'Next' : 'Review and submit'
    await field.fill('two')
    await press(page, next)
    await expect(page.getByRole('alert')).toContainText('Your answer is saved, but it cannot be read as a number')
    await expect(page.getByText(told)).toBeVisible()
    await expect(field).toHaveValue('two')
    await press(page, next)
    await expect(page.getByText(told)).toBeHidden()
    await page.goto(`${page.url().split('?')[0]}?q=review`)
    await expect(page.getByText('One answer cannot be read as a number.')).toBeVisible()
    await page.getByRole('link', { name: `Question ${position}`, exact: true }).click()
    await field.fill('٢')
    await press(page, next)
    await page.goto(`${page.url().split('?')[0]}?q=review`)
    await expect(page.getByText('cannot be read')).toHaveCount(0)
  })
})

test('an address is one account in both of its forms, and is shown in the letters of its script', async ({ page }) => {
  const name = crypto.randomUUID()
  await signUp(page, { email: `${name}@почта.рф` })
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goto('/progress')
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(`${name.toUpperCase()}@xn--80a1acny.xn--p1ai`)
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/progress$/)
  await page.goto('/sign-in')
  await expect(page.getByText(`${name}@почта.рф`)).toBeVisible()
})

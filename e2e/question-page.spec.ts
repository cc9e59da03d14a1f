import type { Page } from '@playwright/test'
import type { Kind } from '@/core/question'
import { answerRightly, questionOn } from './answering'
import { expect, expectAccessible, signUp, test } from './course'

const next = (page: Page) => page.getByRole('button', { name: /^(Next|Review and submit)$/ }).last()
const sureness = (page: Page) => page.getByRole('group', { name: 'How sure are you?' })
const saved = (page: Page) => expect(page.locator('[data-status="saved"]')).toHaveText(/^Saved/)

async function startQuiz(page: Page): Promise<void> {
  await signUp(page, { next: '/modules/tides/quiz' })
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/\/attempts\//)
}

async function goToKind(page: Page, kind: Kind): Promise<void> {
  for (let position = 1; (await questionOn(page)).kind !== kind; position++) {
    await next(page).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Question ${position + 1} of`)
  }
}

test('nothing is chosen beforehand, and how sure one is is asked after the answer and can be taken back', async ({ page }) => {
  await startQuiz(page)
  await goToKind(page, 'single-choice')
  await expect(page.locator('form#question :checked')).toHaveCount(0)
  await expect(sureness(page)).toBeHidden()
  const height = () => next(page).evaluate((each) => each.getBoundingClientRect().top + window.scrollY)
  await page.evaluate(() => document.fonts.ready)
  const before = await height()
  await answerRightly(page, await questionOn(page))
  await expect(sureness(page).getByRole('radio')).toHaveCount(3)
  await expect(sureness(page).locator(':checked')).toHaveCount(0)
  // Nothing moves from under a finger.
  expect(await height()).toBe(before)

  const fairly = sureness(page).getByRole('radio', { name: 'Fairly sure' })
  await fairly.check()
  await saved(page)
  await page.reload()
  await expect(fairly).toBeChecked()
  await sureness(page).getByText('Fairly sure').click()
  await expect(fairly).not.toBeChecked()
  await saved(page)
  await page.reload()
  await expect(sureness(page)).toBeVisible()
  await expect(sureness(page).locator(':checked')).toHaveCount(0)

  await fairly.focus()
  await page.keyboard.press('Space')
  await expect(fairly).toBeChecked()
  await page.keyboard.press('Space')
  await expect(fairly).not.toBeChecked()
})

test('a question is flagged by the button beside its number, and the flag is saved', async ({ page }) => {
  await startQuiz(page)
  const flag = page.getByRole('checkbox', { name: 'Flag this question, to come back to it' })
  await flag.focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Question\s*1\s*: not answered yet, flagged$/ })).toBeVisible()
  await saved(page)
  await next(page).click()
  await expect(flag).not.toBeChecked()
  await page.goBack()
  await expect(flag).toBeChecked()
  await page.reload()
  await expect(flag).toBeChecked()
  // An answer given afterwards takes no flag away.
  await answerRightly(page, await questionOn(page))
  await saved(page)
  await page.reload()
  await expect(flag).toBeChecked()
})

test('letters and digits choose while an option has the focus, and nowhere else', async ({ page }) => {
  await startQuiz(page)
  await goToKind(page, 'single-choice')
  const options = page.locator('[data-options] input')
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('b')
  await expect(page.locator('form#question :checked')).toHaveCount(0)
  await options.first().focus()
  await page.keyboard.press('Control+b')
  await expect(page.locator('form#question :checked')).toHaveCount(0)
  await page.keyboard.press('b')
  await expect(options.nth(1)).toBeChecked()
  await expect(options.nth(1)).toBeFocused()
  await page.keyboard.press('1')
  await expect(options.first()).toBeChecked()
  await page.keyboard.press('9')
  await expect(options.first()).toBeChecked()
  await saved(page)
  await page.reload()
  await expect(options.first()).toBeChecked()
  // In the steps of how sure one is they choose no option.
  await sureness(page).getByRole('radio').first().focus()
  await page.keyboard.press('2')
  await expect(options.first()).toBeChecked()
})

test('a letter typed into a text field is a letter', async ({ page }) => {
  await startQuiz(page)
  await goToKind(page, 'short-answer')
  const field = page.locator('form#question').getByRole('textbox')
  await field.focus()
  await page.keyboard.type('abcd 1234')
  await expect(field).toHaveValue('abcd 1234')
})

const items = (page: Page) => page.locator('form#question ol li > span:first-of-type').allInnerTexts()

test('an item is dragged by its handle, and its new place is saved', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 1400 })
  await startQuiz(page)
  await goToKind(page, 'ordering')
  const [first, second, third, ...rest] = await items(page)
  const handles = page.locator('form#question [data-handle]')
  const drag = async (from: number, to: number, steps = 6) => {
    const [start, end] = await Promise.all([handles.nth(from).boundingBox(), handles.nth(to).boundingBox()])
    if (!start || !end) throw new Error('There is no handle.')
    await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
    await page.mouse.down()
    await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2 + Math.sign(to - from) * 6, { steps })
  }

  // Put back where it was, it is no answer yet.
  await drag(0, 2)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await items(page)).toEqual([first, second, third, ...rest])
  await expect(page.getByRole('button', { name: 'Keep this order' })).toBeVisible()

  await drag(0, 2)
  await page.mouse.up()
  expect(await items(page)).toEqual([second, third, first, ...rest])
  await expect(page.getByText('This order is your answer.')).toBeVisible()
  await saved(page)
  await page.reload()
  expect(await items(page)).toEqual([second, third, first, ...rest])
  await expect(handles.first()).toBeVisible()
  await drag(2, 0)
  await page.mouse.up()
  expect(await items(page)).toEqual([first, second, third, ...rest])
  await expectAccessible(page)
})

test('pressed again and again, a button of the list keeps the focus up to the end', async ({ page }) => {
  await startQuiz(page)
  await goToKind(page, 'ordering')
  const [first, ...rest] = await items(page)
  const down = page.getByRole('button', { name: `Down: ${first}` })
  await down.focus()
  for (let press = 0; press < rest.length + 2; press++) await page.keyboard.press('Enter')
  expect(await items(page)).toEqual([...rest, first])
  await expect(down).toBeFocused()
  await expect(down).toHaveAttribute('aria-disabled', 'true')
})

test('before submission the heavier button leads to what is open, until nothing is', async ({ page }) => {
  test.setTimeout(120_000)
  await startQuiz(page)
  await answerRightly(page, await questionOn(page))
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  const toOpen = page.getByRole('link', { name: 'Go to question 2', exact: true })
  await expect(toOpen).toHaveClass('button')
  await expect(page.getByRole('button', { name: 'Submit 1 answer' })).toHaveClass('button-quiet')
  await toOpen.click()
  for (let position = 2; position <= 8; position++) {
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Question ${position} of`)
    await answerRightly(page, await questionOn(page))
    await page
      .getByRole('button', { name: /^(Next|Review and submit)$/ })
      .last()
      .click()
  }
  await expect(page.getByRole('link', { name: 'Back to the questions' })).toHaveClass('button-quiet')
  await expect(page.getByRole('button', { name: 'Submit 8 answers' })).toHaveClass('button')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('how sure one is can be said with the answer, and taken back by a fourth choice', async ({ page }) => {
    await startQuiz(page)
    await answerRightly(page, await questionOn(page))
    await expect(sureness(page).locator(':checked')).toHaveCount(0)
    await sureness(page).getByRole('radio', { name: 'Certain' }).check()
    await page
      .locator('label')
      .filter({ has: page.getByRole('checkbox', { name: /^Flag/ }) })
      .click()
    await next(page).click()
    await page.getByRole('button', { name: /^Question\s*1\s*: answered, flagged$/ }).click()
    await expect(sureness(page).getByRole('radio', { name: 'Certain' })).toBeChecked()
    await sureness(page).getByRole('radio', { name: 'No answer' }).check()
    await next(page).click()
    await page.getByRole('button', { name: /^Question\s*1\s*: answered, flagged$/ }).click()
    await expect(sureness(page).locator(':checked')).toHaveCount(0)
  })
})

import type { Page } from '@playwright/test'
import { answerRightly, putInOrder, questionOn } from './answering'
import { expect, expectAccessible, password, signUp, test } from './course'

async function takeEveryKind(page: Page, press: (name: string) => Promise<void>, isScripted: boolean): Promise<Set<string>> {
  const kinds = new Set<string>()
  for (let position = 1; position <= 8; position++) {
    const question = await questionOn(page)
    kinds.add(question.kind)
    await answerRightly(page, question)
    if (isScripted) await expectAccessible(page)
    await press(position < 8 ? 'Next' : 'Review and submit')
  }
  return kinds
}

const all = ['cloze', 'matching', 'multiple-response', 'numeric', 'ordering', 'short-answer', 'single-choice', 'true-false']

test('a quiz is taken with a question of every kind in it', async ({ page }) => {
  test.setTimeout(120_000)
  await signUp(page, { next: '/modules/tides/quiz' })
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  const kinds = await takeEveryKind(page, (name) => page.getByRole('button', { name, exact: true }).last().click(), true)
  expect([...kinds].sort()).toEqual(all)
  await page.getByRole('button', { name: 'Submit 8 answers' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You passed: 8 of 8.')
  await expectAccessible(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('every kind of question can be answered', async ({ page }) => {
    test.setTimeout(120_000)
    await signUp(page, { next: '/modules/tides/quiz' })
    await page.getByRole('button', { name: 'Start the quiz' }).click()
    const kinds = await takeEveryKind(page, (name) => page.getByRole('button', { name, exact: true }).last().click(), false)
    expect([...kinds].sort()).toEqual(all)
    await page.getByRole('button', { name: 'Submit 8 answers' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You passed: 8 of 8.')
  })

  test('a list moved after the session had ended comes back moved, and is saved by going on', async ({ page, context }) => {
    const email = await signUp(page, { next: '/modules/tides/quiz' })
    await page.getByRole('button', { name: 'Start the quiz' }).click()
    while ((await questionOn(page)).kind !== 'ordering') {
      await page.getByRole('button', { name: 'Next', exact: true }).last().click()
    }
    const items = () => page.locator('form#question ol li > span:first-of-type').allInnerTexts()
    const [first, second, ...rest] = await items()
    await context.clearCookies()
    await page.getByRole('button', { name: /^Down/ }).first().click()
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('You had been signed out')).toBeVisible()
    const carried = page.url()
    expect(await items()).toEqual([second, first, ...rest])
    await page
      .getByRole('button', { name: /^(Next|Review and submit)$/ })
      .last()
      .click()
    await page.goBack()
    await page.reload()
    expect(await items()).toEqual([second, first, ...rest])
    await expect(page.getByText('This order is your answer.')).toBeVisible()

    // The way back to what was carried shows what is kept by now, since that is newer.
    await page.getByRole('button', { name: /^Down/ }).first().click()
    const kept = await items()
    await page.goto(carried)
    expect(await items()).toEqual(kept)
    await expect(page.getByText('You had been signed out')).toBeHidden()
  })

  test('a practice question in a lesson is checked and explained', async ({ page }) => {
    await page.goto('/modules/tides')
    await page.getByLabel('False').check()
    await page.getByRole('button', { name: 'Check my answer' }).click()
    await expect(page.getByText('Right, most have two.')).toBeVisible()
    await page
      .getByRole('main')
      .getByRole('link', { name: /lesson/i })
      .first()
      .click()
    await expect(page).toHaveURL(/\/modules\/tides/)
  })
})

test('by keyboard alone a learner starts, answers every kind and submits', async ({ page }) => {
  test.setTimeout(180_000)
  await signUp(page, { next: '/modules/tides/quiz' })
  await tabTo(page, page.getByRole('button', { name: 'Start the quiz' }))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/attempts\//)
  for (let position = 1; position <= 8; position++) {
    const question = await questionOn(page)
    await answerByKeyboard(page, question)
    await tabTo(page, page.getByRole('button', { name: position < 8 ? 'Next' : 'Review and submit', exact: true }).last())
    await page.keyboard.press('Enter')
    if (position < 8) await expect(page.getByRole('heading', { level: 1 })).toContainText(String(position + 1))
  }
  await tabTo(page, page.getByRole('button', { name: 'Submit 8 answers' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You passed: 8 of 8.')
})

async function answerByKeyboard(page: Page, question: Awaited<ReturnType<typeof questionOn>>): Promise<void> {
  const form = page.locator('form#question')
  switch (question.kind) {
    case 'single-choice':
    case 'true-false': {
      const text =
        question.kind === 'true-false'
          ? question.key
            ? 'True'
            : 'False'
          : (question.choices.find(({ id }) => id === question.key)?.text ?? '')
      const radio = form
        .locator('label')
        .filter({ has: page.getByText(text, { exact: true }) })
        .getByRole('radio')
      // A group of radios is one stop; the arrows walk through it.
      await tabTo(page, form.locator('input[name="answer"]').first())
      const rows = await form.locator('input[name="answer"]').count()
      await page.keyboard.press('Space')
      for (let i = 0; i < rows && !(await radio.isChecked()); i++) await page.keyboard.press('ArrowDown')
      return expect(radio).toBeChecked()
    }
    case 'multiple-response':
      for (const { id, text } of question.choices) {
        if (!question.key.includes(id)) continue
        await tabTo(
          page,
          form
            .locator('label')
            .filter({ has: page.getByText(text, { exact: true }) })
            .getByRole('checkbox'),
        )
        await page.keyboard.press('Space')
      }
      return
    case 'matching':
      for (const { id, text } of question.stems) {
        const target = question.targets.find((each) => each.id === question.key[id])?.text ?? ''
        await tabTo(page, form.getByLabel(text, { exact: true }))
        await page.keyboard.type(target)
      }
      return
    case 'cloze':
      for (const [i, blank] of question.blanks.entries()) {
        await tabTo(page, form.getByRole('combobox').nth(i))
        await page.keyboard.type(blank.choices.find((each) => each.id === question.key[blank.id])?.text ?? '')
      }
      return
    case 'numeric':
    case 'short-answer':
      await tabTo(page, form.getByRole('textbox'))
      return page.keyboard.type(question.kind === 'numeric' ? String(question.key) : (question.key[0] ?? ''))
    case 'ordering':
      return putInOrder(page, question, async (button) => {
        await tabTo(page, button)
        await page.keyboard.press('Enter')
      })
  }
}

/** Presses Tab until the element has the focus, as somebody without a mouse must. */
async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  await expect(target).toBeVisible()
  for (let stops = 0; stops < 120; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The Tab key never gets there.')
}

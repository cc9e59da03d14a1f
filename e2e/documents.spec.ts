import type { Page } from '@playwright/test'
import { answerWrongly, questionOn } from './answering'
import { expect, expectAccessible, expectDocument, signUp, test } from './course'

const practiceIn = (page: Page, number: number) => page.locator('[data-in-place]').nth(number)

for (const path of [
  ...['/', '/about', '/claims', '/references', '/glossary', '/modules/tides', '/modules/shore', '/modules/tides/quiz'],
  ...['/modules/shore/practice/shore-practice-order', '/sign-in', '/sign-up', '/join', '/account/removed', '/nothing'],
]) {
  test(`a guest gets ${path} as a document`, ({ page }) => expectDocument(page, path))
}

test('a learner gets progress, account and result as documents, and the open quiz and the reviews with React', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await signUp(page, { next: '/modules/tides/quiz' })
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/\/attempts\//)
  for (const path of [new URL(page.url()).pathname, '/reviews']) {
    expect(await (await page.request.get(path)).text(), path).toContain('self.__next_f')
  }
  await answerWrongly(page, await questionOn(page))
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not passed yet/)
  for (const path of [new URL(page.url()).pathname, '/progress', '/account']) await expectDocument(page, path)
})

test('a day is shown by the clock of the reader, and without the name of a clock', async ({ page }) => {
  await signUp(page, { next: '/modules/tides' })
  await page.getByRole('button', { name: 'Mark this lesson as read' }).click()
  const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(new Date())
  await expect(page.getByText('You marked this lesson as read on')).toHaveText(`You marked this lesson as read on ${today}.`)
  await expect(page.getByRole('button', { name: 'Mark this lesson as read' })).toBeHidden()
  await page.goto('/progress')
  await expect(page.getByText('Lesson read on')).toContainText(`Lesson read on ${today}.`)
  await page.goto('/')
  await expect(page.locator('[data-module="tides"]')).toHaveText(/^Read/)
})

test('the contents mark the passage that is read, which becomes the bookmark that the home page leads to', async ({ page }) => {
  await signUp(page, { next: '/modules/shore' })
  const marked = page.locator('[data-contents] [aria-current="true"]')
  const saved = page.waitForResponse((response) => response.url().endsWith('/api/lessons/shore/place'))
  await page.locator('#in-time').evaluate((passage) => passage.scrollIntoView({ behavior: 'instant' }))
  await expect(marked).toHaveText(/Back in time/)
  expect((await saved).status()).toBe(200)
  await page.goto('/')
  const link = page.getByRole('link', { name: 'Go on at “Back in time”' })
  await expect(link).toBeVisible()
  await expectAccessible(page)
  await link.click()
  await expect(page).toHaveURL('/modules/shore#in-time')
})

test('the symbol of a claim opens and closes its note where it stands', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/modules/tides')
  const symbol = page.locator('a[href^="#note-"]').first()
  const note = page.locator('details:has([id^="note-"])').first()
  await symbol.click()
  await expect(note).toHaveAttribute('open', '')
  await expect(note.locator('summary')).toBeFocused()
  await symbol.click()
  await expect(note).not.toHaveAttribute('open')
  expect(new URL(page.url()).hash).toBe('')
})

test('whoever comes from a result finds the way back to it, and no other address can pretend to be one', async ({ page }) => {
  await page.goto('/modules/tides?from=%2Fattempts%2Fabc%23question-2')
  await expect(page.getByRole('link', { name: 'Back to your result' })).toHaveAttribute('href', '/attempts/abc#question-2')
  await expect(page.getByRole('link', { name: 'Back to your review' })).toBeHidden()
  await expectAccessible(page)
  await page.goto('/modules/tides?from=%2Freviews%3Fdone%3D1')
  await expect(page.getByRole('link', { name: 'Back to your review' })).toHaveAttribute('href', '/reviews?done=1')
  for (const from of ['//evil.example', 'javascript:alert(1)', '/sign-in', '']) {
    await page.goto(`/modules/tides?from=${encodeURIComponent(from)}`)
    await expect(page.locator('[data-name]')).toHaveText('Progress')
    await expect(page.getByRole('link', { name: /^Back to your/ })).toHaveCount(0)
  }
})

test('a practice question is checked in its place: blank, wrong, tried again, right', async ({ page }) => {
  await page.goto('/modules/tides')
  const practice = practiceIn(page, 0)
  const check = practice.getByRole('button', { name: 'Check my answer' })
  await check.click()
  await expect(practice.getByRole('alert')).toHaveText('Answer first; then this tells you how it is, and why.')
  await practice.getByLabel('True').check()
  await expect(practice.getByRole('alert')).toHaveCount(0)
  await check.click()
  await expect(practice.getByText('Most have two.', { exact: true })).toBeVisible()
  await expect(practice.locator('[data-part="ending"]')).toBeFocused()
  await expect(practice.locator('[data-part="ending"]')).toHaveText('Not right')
  await expectAccessible(page)
  await practice.getByRole('button', { name: 'Try again' }).click()
  await expect(practice.getByText('Most have two.', { exact: true })).toBeHidden()
  await expect(practice.getByLabel('True')).not.toBeChecked()
  await expect(practice.getByLabel('True')).toBeFocused()
  await practice.getByLabel('False').check()
  await check.click()
  await expect(practice.locator('[data-part="ending"]')).toHaveText('Right')
  await expect(page).toHaveURL('/modules/tides')
})

test('a list in a practice question is moved without a request, said to those who do not see it, and checked as it stands', async ({
  page,
}) => {
  await page.goto('/modules/shore')
  const practice = practiceIn(page, 0)
  const items = () => practice.locator('ol li > span:first-of-type').allTextContents()
  const before = await items()
  const [first = '', second = ''] = before
  let requests = 0
  page.on('request', () => requests++)
  const button = (way: string) => practice.getByRole('button', { name: new RegExp(`${way}\\s*: ${first}$`) })
  const down = button('Down')
  await down.click()
  expect((await items()).slice(0, 2)).toEqual([second, first])
  await expect(practice.getByRole('status')).toHaveText(`${first}: now 2 of 5.`)
  await expect(down).toBeFocused()
  for (let place = 3; place <= 5; place++) await down.click()
  await expect(down).toBeDisabled()
  await expect(button('Up')).toBeFocused()
  expect(requests).toBe(0)
  await practice.getByRole('button', { name: 'Check my answer' }).click()
  await expect(practice.locator('[data-part="ending"]')).toBeFocused()
  await expectAccessible(page)
  await practice.getByRole('button', { name: 'Try again' }).click()
  expect(await items()).toEqual(before)
})

test('a number in a practice question that cannot be read is named at its field, until it is changed', async ({ page }) => {
  await page.goto('/modules/shore')
  const practice = practiceIn(page, 1)
  const field = practice.getByLabel('Your answer in hours')
  await field.fill('six or so')
  await field.press('Enter')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(/number/)
  await expect(practice.getByRole('alert')).not.toBeEmpty()
  await expect(practice.locator('[data-part="explained"]')).toBeHidden()
  await expectAccessible(page)
  await field.fill('6')
  await expect(field).not.toHaveAttribute('aria-invalid')
  await expect(field).toHaveAccessibleDescription('')
  await field.press('Enter')
  await expect(practice.locator('[data-part="ending"]')).toHaveText('Right')
})

test('a form that is pressed twice is sent once, and can be sent again after coming back to its page', async ({ page }) => {
  await signUp(page, { next: '/modules/tides/quiz' })
  const button = page.getByRole('button', { name: 'Start the quiz' })
  let sent = 0
  page.on('request', (request) => {
    if (request.method() === 'POST') sent += 1
  })
  await button.dblclick()
  await page.waitForURL(/\/attempts\//)
  expect(sent).toBe(1)
  await page.goBack()
  await expect(button).not.toHaveAttribute('aria-disabled')
  await button.click()
  await page.waitForURL(/\/attempts\//)
  expect(sent).toBe(2)
})

test('a practice question that cannot be checked says why, and keeps the answer', async ({ page }) => {
  await page.goto('/modules/tides')
  const practice = practiceIn(page, 0)
  await practice.getByLabel('False').check()
  await page.route('**/api/practice/**', (route) => route.fulfill({ status: 503, body: 'busy' }))
  await practice.getByRole('button', { name: 'Check my answer' }).click()
  await expect(practice.getByRole('alert')).toContainText('This could not be checked just now.')
  await page.unroute('**/api/practice/**')
  await page.route('**/api/practice/**', (route) => route.abort())
  await practice.getByRole('button', { name: 'Check my answer' }).click()
  await expect(practice.getByRole('alert')).toContainText('There is no connection')
  await expect(practice.getByLabel('False')).toBeChecked()
})

for (const width of [320, 390, 1440]) {
  test(`nothing moves at ${width} px when the page learns who reads it, however long the name is`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await signUp(page, { name: 'Maximiliane Alexandra Oberhuber-Stadler', next: '/' })
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/api/me', async (route) => {
      await held
      await route.continue()
    })
    await page.goto('/')
    await page.evaluate(() => document.fonts.ready)
    const boxes = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('header, header li, h1, main h3, main li')].map((each) => {
          const { x, y, width, height } = each.getBoundingClientRect()
          return [x, y, width, height].map(Math.round)
        }),
      )
    const before = await boxes()
    answer()
    await expect(page.locator('[data-name]')).toHaveText('Maximiliane Alexandra Oberhuber-Stadler')
    expect(await boxes()).toEqual(before)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
}

test('after signing out the next page is that of a guest, from its first moment', async ({ page }) => {
  await signUp(page, { next: '/' })
  await expect(page.locator('html')).toHaveAttribute('data-reader', 'learner')
  expect(await (await page.request.get('/about')).text()).toContain('data-reader="learner"')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  expect(await (await page.request.get('/about')).text()).toContain('data-reader="guest"')
})

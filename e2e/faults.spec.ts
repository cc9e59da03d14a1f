import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import { answerRightly, questionOn } from './answering'
import { expect, expectAccessible, password, signUp, test } from './course'

const saved = '[data-status="saved"]'

async function startQuiz(page: Page, module = 'tides'): Promise<{ email: string; address: string }> {
  const email = await signUp(page, { next: `/modules/${module}/quiz` })
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/\/attempts\//)
  return { email, address: page.url() }
}

/** Goes to a question that is answered by one click, and gives the rows that can be clicked. */
async function goToChoice(page: Page) {
  for (let position = 1; position <= 8; position++) {
    await page.getByRole('button', { name: new RegExp(`^Question\\s*${position}\\s*:`) }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(String(position))
    const { kind } = await questionOn(page)
    if (kind === 'single-choice' || kind === 'true-false') break
  }
  return page.locator('form#question input[name="answer"]')
}

test('an answer given while the line is down waits, says so, survives a reload, and is saved when the line is back', async ({
  page,
  context,
}) => {
  const { address } = await startQuiz(page)
  const choices = await goToChoice(page)
  await context.setOffline(true)
  await choices.first().check()
  await expect(page.locator('[data-status="waiting"]')).toContainText('Not saved yet')
  await expectAccessible(page)
  // The page itself is there again only when the line is, but saves still fail: what waits must have outlived the page.
  await page.route('**/answers/*', (route) => route.abort())
  await context.setOffline(false)
  page.on('dialog', (dialog) => void dialog.accept())
  const url = page.url()
  await page.goto(url)
  await expect(page.locator('[data-status="waiting"]')).toBeVisible()
  await page.unroute('**/answers/*')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.locator(saved)).toBeVisible({ timeout: 40_000 })
  await page.goto(address)
  await page.goto(url)
  await expect(choices.first()).toBeChecked()
})

const obstacles: [what: string, status: number, error: string, words: string][] = [
  [
    'the disk of the server is full',
    503,
    'disk-full',
    'Not saved yet: the course has no space left to save anything. Your connection is fine',
  ],
  ['the database is locked', 503, 'busy', 'Not saved yet: the course is busy.'],
  ['the server fails', 500, 'server-error', 'Not saved yet: something failed on the side of the course. Your connection is fine'],
]

for (const [what, status, error, words] of obstacles) {
  test(`while ${what}, the page says that and not something else, keeps the answer, and saves it afterwards`, async ({
    page,
  }) => {
    await startQuiz(page)
    const choices = await goToChoice(page)
    await page.route('**/answers/*', (route) => route.fulfill({ status, json: { error }, headers: { 'retry-after': '1' } }))
    await choices.first().check()
    await expect(page.locator('[data-status="waiting"]')).toContainText(words)
    await expect(page.locator('[data-status="waiting"]')).toContainText('kept in this browser')
    await expectAccessible(page)
    await page.unroute('**/answers/*')
    await expect(page.locator(saved)).toBeVisible({ timeout: 20_000 })
  })
}

test('each save in turn is cut, and each is there in the end', async ({ page }) => {
  test.setTimeout(120_000)
  await startQuiz(page)
  let requests = 0
  await page.route('**/answers/*', async (route) => {
    requests += 1
    // Every other request is cut; of those, every other only after the server has had it.
    if (requests % 2 === 0) return route.continue()
    if (requests % 4 === 1) return route.abort()
    await route.fetch()
    return route.abort()
  })
  for (let position = 1; position <= 8; position++) {
    await answerRightly(page, await questionOn(page))
    await page
      .getByRole('button', { name: position < 8 ? 'Next' : 'Review and submit', exact: true })
      .last()
      .click()
  }
  await expect(page.locator(saved)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Submit 8 answers' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You passed: 8 of 8.')
  expect(requests).toBeGreaterThanOrEqual(16)
})

test('a session that ends in the middle is renewed on the page, and nothing is lost', async ({ page, context }) => {
  const { email } = await startQuiz(page)
  const choices = await goToChoice(page)
  await context.clearCookies()
  await choices.first().check()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Your session has ended')
  await expectAccessible(page)
  await dialog.getByLabel('E-mail address').fill(email)
  await dialog.getByLabel('Password').fill('not the password')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog.getByRole('alert')).toContainText('do not fit together')
  await dialog.getByLabel('Password').fill(password)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator(saved)).toBeVisible()
  await page.reload()
  await expect(choices.first()).toBeChecked()
})

test('of two tabs the newer answer wins, and the older tab is told and may choose', async ({ page, context }) => {
  const { address } = await startQuiz(page)
  const choices = await goToChoice(page)
  const other = await context.newPage()
  await other.goto(page.url())
  const otherChoices = other.locator('form#question input[name="answer"]')
  await otherChoices.nth(0).check()
  await expect(other.locator(saved)).toHaveText(/^Saved/)

  await choices.nth(1).check()
  await expect(page.getByText('This question was answered elsewhere')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect(page.locator(saved)).toHaveText(/^Saved/)

  await otherChoices.nth(0).check()
  await other.getByRole('radio', { name: 'Certain' }).check()
  await expect(other.getByText('This question was answered elsewhere')).toBeVisible()
  await other.getByRole('button', { name: 'Show that answer' }).click()
  await expect(otherChoices.nth(1)).toBeChecked()
  expect(new URL(address).pathname).toBe(new URL(other.url()).pathname)
})

test('what one device could not save before another submitted is told on the result, once', async ({ page, browser }) => {
  const { email, address } = await startQuiz(page)
  const attempt = new URL(address).pathname
  const choices = await goToChoice(page)
  await page.route('**/answers/*', (route) => route.abort())
  await choices.first().check()
  await expect(page.locator('[data-status="waiting"]')).toContainText('kept in this browser')

  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(`/sign-in?next=${encodeURIComponent(`${attempt}?q=review`)}`)
  await elsewhere.getByLabel('E-mail').fill(email)
  await elsewhere.getByLabel('Password').fill(password)
  await elsewhere.getByRole('button', { name: 'Sign in' }).click()
  await elsewhere.getByRole('button', { name: /^Submit/ }).click()
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(/^Not passed yet/)
  await elsewhere.context().close()

  await page.unroute('**/answers/*')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.getByRole('alert').getByRole('link', { name: 'See the result' }).click()
  await expect(page.getByText('This browser holds a change to question')).toBeVisible()
  await expectAccessible(page)
  await expect.poll(() => countKeptLocally(page)).toBe(0)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not passed yet/)
  await expect(page.getByText('never heard that it was saved')).toBeHidden()
})

test('what is sent as no form and no JSON of ours changes nothing', async ({ page }) => {
  const { address } = await startQuiz(page)
  const at = `/api${new URL(address).pathname}/answers/1`
  const save = { answer: null, confidence: 'certain', revision: 1 }
  const send = (type: string, data: string) =>
    page.request.post(at, {
      headers: { 'content-type': type, origin: new URL(address).origin },
      data: Buffer.from(data),
      maxRedirects: 0,
    })
  for (const type of ['text/plain', 'application/ld+json', 'application/jsonx']) {
    expect((await send(type, JSON.stringify(save))).status(), type).toBe(415)
  }
  expect((await send('multipart/form-data', JSON.stringify(save))).status()).toBe(400)
  expect((await send('application/x-www-form-urlencoded', 'answer=')).status()).toBe(400)
  const taken = await send('APPLICATION/JSON; charset=utf-8', JSON.stringify(save))
  expect([taken.status(), await taken.json()]).toEqual([200, { revision: 1 }])
})

/** How much this browser has written down of what the server may not have. */
function countKeptLocally(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('keyval-store')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('keyval').objectStore('keyval').count()
          counting.onsuccess = () => resolve(counting.result)
        }
      }),
  )
}

test('submitting twice, from two tabs, gives one result', async ({ page, context }) => {
  const { address } = await startQuiz(page)
  const other = await context.newPage()
  for (const tab of [page, other]) await tab.goto(`${new URL(address).pathname}?q=review`)
  await Promise.all([page, other].map((tab) => tab.getByRole('button', { name: /^Submit/ }).click()))
  for (const tab of [page, other]) await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/^Not passed yet: 0 of 8/)
})

test('a browser that is killed loses nothing that was written down', async ({ baseURL }) => {
  test.setTimeout(90_000)
  const profile = mkdtempSync(join(tmpdir(), 'profile-'))
  const options = {
    executablePath: process.env.CHROMIUM_PATH ?? '',
    args: [
      '--no-sandbox',
      '--headless=new',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-sync',
    ],
    baseURL: baseURL ?? '',
  }
  const first = await chromium.launchPersistentContext(profile, options)
  const page = await first.newPage()
  const { address } = await startQuiz(page)
  const choices = await goToChoice(page)
  const question = page.url()
  await page.route('**/answers/*', (route) => route.abort())
  await choices.first().check()
  await expect(page.locator('[data-status="waiting"]')).toContainText('kept in this browser')
  const cookies = await first.cookies()
  await first.close()

  const second = await chromium.launchPersistentContext(profile, options)
  await second.addCookies(cookies)
  const again = await second.newPage()
  await again.goto(question)
  await expect(again.locator(saved)).toBeVisible({ timeout: 30_000 })
  await again.goto(address)
  await again.goto(question)
  await expect(again.locator('form#question input[name="answer"]').first()).toBeChecked()
  await second.close()
  rmSync(profile, { recursive: true, force: true })
})

test('a page whose texts a translator rewrites again and again goes on working and stays truthful', async ({ page, context }) => {
  test.setTimeout(120_000)
  // Like a translator: each text node is replaced by new ones inside elements of its own, as soon as it appears or changes.
  await page.addInitScript(() => {
    const isSkipped = (node: Node) => node.parentElement?.closest('script, style, textarea, title, font') !== null
    const rewrite = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const found: Node[] = []
      while (walker.nextNode()) found.push(walker.currentNode)
      for (const node of found) {
        if (!node.nodeValue?.trim() || isSkipped(node)) continue
        const outer = document.createElement('font')
        const inner = document.createElement('font')
        inner.textContent = node.nodeValue
        outer.append(inner)
        node.parentNode?.replaceChild(outer, node)
      }
    }
    addEventListener('load', () => {
      setTimeout(() => {
        rewrite(document.body)
        new MutationObserver((changes) => {
          for (const { target } of changes) rewrite(target.nodeType === Node.TEXT_NODE ? (target.parentNode ?? target) : target)
        }).observe(document.body, { childList: true, characterData: true, subtree: true })
      }, 200)
    })
  })
  const { email, address } = await startQuiz(page)
  await expect(page.locator('h1 font').first()).toBeVisible()
  const count = await page.locator('nav[aria-label="Questions of this quiz"] li').count()
  expect(count).toBeGreaterThan(2)
  for (let position = 1; position < count; position++) {
    await page.getByRole('button', { name: new RegExp(`^Question\\s*${position}\\s*:`) }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Question ${position} of`)
    await answerRightly(page, await questionOn(page))
    await expect(page.locator(saved)).toBeVisible()
  }
  await expect(page.getByRole('button', { name: /^Question\s*1\s*:\s*answered/ })).toBeVisible()

  await goToChoice(page)
  // What is chosen already would change nothing.
  const another = page.locator('form#question input[name="answer"]:not(:checked)').first()
  await context.setOffline(true)
  await another.click()
  await expect(page.locator('[data-status="waiting"]')).toContainText('Not saved yet')
  await context.setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.locator(saved)).toContainText('Saved', { timeout: 40_000 })

  await context.clearCookies()
  await another.click()
  await expect(page.locator('[data-status="signed-out"]')).toContainText('you are signed out')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail address').fill(email)
  await dialog.getByLabel('Password').fill(password)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator(saved)).toContainText('Saved')
  await page.goto(address)
  await page.goto(`${address.split('?')[0]}?q=review`)
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/passed/i)
})

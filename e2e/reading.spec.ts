import { expect, expectAccessible, expectNoOverflow, printedSheets, test, visit } from './course'

test('a guest finds the course, reads a lesson and sees what a sentence rests on', async ({ page }) => {
  await visit(page, '/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why does the sea come and go?')
  await page.getByRole('heading', { level: 3 }).first().getByRole('link').click()
  await expect(page).toHaveURL(/\/modules\/tides$/)
  await expectAccessible(page)
  const note = page
    .getByRole('article')
    .or(page.locator('main'))
    .locator('details')
    .filter({ hasText: 'A book about tides' })
    .first()
  await expect(note).toBeAttached()
})

for (const path of [
  '/claims',
  '/references',
  '/glossary',
  '/about',
  '/modules/shore',
  '/modules/tides/quiz',
  '/modules/shore/practice/shore-practice-order',
  '/sign-in',
  '/sign-up',
]) {
  test(`a guest can open ${path}, on a laptop, on a small phone and in the dark`, async ({ page }) => {
    await visit(page, path)
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await visit(page, path)
    await expectNoOverflow(page)
  })
}

test('a lesson prints on upright sheets', async ({ page }) => {
  await page.goto('/modules/shore')
  expect(await printedSheets(page)).toEqual(['upright'])
})

test('on paper everything is open that opens on the screen', async ({ page }) => {
  await page.goto('/modules/shore')
  const listShut = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('main details:not(.no-print *, .no-print) > :not(summary)')]
        .filter((each) => !each.checkVisibility())
        .map((each) => each.textContent?.slice(0, 80)),
    )
  expect((await listShut()).length).toBeGreaterThan(3)
  await page.emulateMedia({ media: 'print' })
  expect(await listShut()).toEqual([])
})

test('an address that is not there is a page in the course’s own look', async ({ page }) => {
  const response = await page.goto('/modules/nothing')
  expect(response?.status()).toBe(404)
  await expectAccessible(page)
  await expect(page.getByRole('link', { name: /course|home/i }).first()).toBeVisible()
})

test('a guest who asks for something personal is sent to sign in, and comes back', async ({ page }) => {
  await page.goto('/progress')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fprogress$/)
  await expectAccessible(page)
})

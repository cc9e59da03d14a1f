import { expect, expectAccessible, printedSheets, test, visit } from './course'

test('a guest finds the course, reads a lesson and sees what a sentence rests on', async ({ page }) => {
  await visit(page, '/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/naltrexone actually help with anxiety/)
  await page.getByRole('heading', { level: 3 }).first().getByRole('link').click()
  await expect(page).toHaveURL(/\/modules\/primary-role$/)
  await expectAccessible(page)
  const note = page
    .getByRole('article')
    .or(page.locator('main'))
    .locator('details')
    .filter({ hasText: /DailyMed|DOI|Cochrane|label/ })
    .first()
  await expect(note).toBeAttached()
})

for (const path of [
  '/claims',
  '/references',
  '/glossary',
  '/about',
  '/modules/low-dose-naltrexone',
  '/modules/mechanisms',
  '/modules/considerations',
  '/modules/primary-role/quiz',
  '/sign-in',
  '/sign-up',
]) {
  test(`a guest can open ${path}, on a laptop, on a small phone and in the dark`, async ({ page }) => {
    await visit(page, path)
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await visit(page, path)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
}

test('a lesson prints on upright sheets', async ({ page }) => {
  await page.goto('/modules/considerations')
  expect(await printedSheets(page)).toEqual(['upright'])
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

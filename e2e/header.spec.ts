import type { Page } from '@playwright/test'
import { expect, expectAccessible, signUp, test } from './course'

const heightOf = (page: Page) => page.getByRole('banner').evaluate((header) => header.getBoundingClientRect().height)

for (const who of ['guest', 'learner']) {
  test(`the header of a ${who} is one line on a phone, and does not move while the page learns who reads`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    if (who === 'learner') await signUp(page, { name: 'Bartholomew Featherstonehaugh' })
    await page.route('**/api/me', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700))
      await route.continue()
    })
    const told = page.waitForResponse('**/api/me')
    await page.goto('/modules/tides')
    const before = await heightOf(page)
    expect(before).toBeLessThan(64)
    await told
    await page.waitForTimeout(100)
    expect(await heightOf(page)).toBe(before)
  })
}

test('the links of the header open by the keyboard on a phone, and close again', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/claims')
  const main = page.getByRole('navigation', { name: 'Main' })
  const [menu, lessons] = [main.getByRole('button', { name: 'Menu' }), main.getByRole('link', { name: 'Lessons' })]
  await expect(lessons).toBeHidden()
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(lessons).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await expect(lessons).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(lessons).toBeHidden()
  await expect(menu).toBeFocused()
  await menu.click()
  await lessons.click()
  await page.waitForURL((url) => url.pathname === '/')
})

test('with room for them, the links of the header stand in its one line', async ({ page }) => {
  for (const width of [912, 1440]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto('/claims')
    const main = page.getByRole('navigation', { name: 'Main' })
    await expect(main.getByRole('link', { name: 'Lessons' })).toBeVisible()
    await expect(main.getByRole('button', { name: 'Menu' })).toBeHidden()
    expect(await heightOf(page)).toBeLessThan(64)
  }
})

test('without scripts the header has its menu all the same, and a day says by which clock it is', async ({ browser, page }) => {
  await signUp(page)
  const { origin } = new URL(page.url())
  const post = (path: string) => page.request.post(path, { data: {}, headers: { origin } })
  const { id } = (await (await post('/api/modules/tides/attempts')).json()) as { id: string }
  await post(`/api/attempts/${id}/submission`)
  const clockOf = (where: Page) =>
    where
      .locator('time[data-local-day]')
      .first()
      .evaluate((day) => getComputedStyle(day, '::after').content)
  await page.goto('/progress')
  expect(await clockOf(page)).toBe('none')
  const storageState = await page.context().storageState()
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 }, storageState })
  const plain = await context.newPage()
  await plain.goto(`${origin}/progress`)
  expect(await clockOf(plain)).toBe('" UTC"')
  await plain.getByRole('button', { name: 'Menu' }).click()
  await expect(plain.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Evidence' })).toBeVisible()
  await context.close()
})

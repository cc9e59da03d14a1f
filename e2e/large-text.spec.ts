import type { Locator, Page } from '@playwright/test'
import { answerRightly, questionOn } from './answering'
import { expect, expectNoOverflow, signUp, test } from './course'

/** Sets the font size that the reader has chosen in the browser, from which every page and every breakpoint is measured. */
async function readAt(page: Page, size: number): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } })
}

/** Nothing is cut off or squeezed: no text runs out of a box that hides it, and no word of nine letters or less is torn in two. */
async function expectNothingLost(page: Page): Promise<void> {
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), page.url()).toBe('32px')
  await expectNoOverflow(page)
  const lost = await page.evaluate(() => {
    const isSeen = (element: Element) => element.checkVisibility() && !element.closest('.visually-hidden, .skip')
    const all = [...document.body.querySelectorAll<HTMLElement>('*')].filter(isSeen)
    const cut = all.filter((each) => {
      const { overflowX, overflowY } = getComputedStyle(each)
      const hides = (way: string) => way === 'hidden' || way === 'clip'
      return (
        (hides(overflowX) && each.scrollWidth > each.clientWidth + 1) ||
        (hides(overflowY) && each.scrollHeight > each.clientHeight + 1)
      )
    })
    // Figures and tables have narrow columns, in which a word may have to break.
    const running = all.filter((each) => !each.closest('figure, table'))
    const torn = running.flatMap((each) => {
      const texts = [...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
      return texts.flatMap((text) =>
        [...(text.textContent ?? '').matchAll(/(?<![\p{L}\p{M}-])\p{L}{2,9}(?![\p{L}\p{M}-])/gu)].filter(({ index, 0: word }) => {
          const range = document.createRange()
          range.setStart(text, index)
          range.setEnd(text, index + word.length)
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1
        }),
      )
    })
    const spilt = all.filter((each) => each.matches('form#question li') && each.scrollWidth > each.clientWidth + 1)
    return [
      ...spilt.map((each) => `spilt: ${each.outerHTML}`),
      ...cut.map((each) => `cut: ${each.outerHTML}`),
      ...torn.map(({ 0: word, input }) => `torn: ${word}, in ${input}`),
    ].map((each) => each.slice(0, 160))
  })
  expect(lost, page.url()).toEqual([])
}

for (const width of [390, 1280]) {
  test(`at twice the usual font size and ${width} px, no page loses anything`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width, height: 844 })
    await readAt(page, 32)
    await signUp(page, { next: '/modules/tides/quiz' })
    expect(await page.evaluate(() => matchMedia(`(max-width: ${window.innerWidth / 32}em)`).matches)).toBe(true)
    await expectNothingLost(page)
    await page.getByRole('button', { name: 'Start the quiz' }).click()
    await page.waitForURL(/\/attempts\//)
    const address = page.url()
    for (let position = 1; position <= 8; position++) {
      await expect(page.getByRole('heading', { level: 1 })).toContainText(`Question ${position} of`)
      await expectNothingLost(page)
      await answerRightly(page, await questionOn(page))
      await expect(page.getByRole('group', { name: 'How sure are you?' })).toBeVisible()
      await expectNothingLost(page)
      const onward = page.getByRole('button', { name: position < 8 ? 'Next' : 'Review and submit', exact: true }).last()
      await onward.click()
    }
    await expectNothingLost(page)
    await page.getByRole('button', { name: 'Submit 8 answers' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You passed: 8 of 8.')
    expect(page.url()).toContain(new URL(address).pathname)
    await expectNothingLost(page)
    for (const path of [
      '/',
      '/modules/tides',
      '/modules/shore',
      '/claims',
      '/references',
      '/glossary',
      '/progress',
      '/reviews',
    ]) {
      await page.goto(path)
      await expectNothingLost(page)
    }
  })
}

test('with a window that large text fills, the foot of a question does not stand in front of it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signUp(page, { next: '/modules/tides/quiz' })
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  const foot = page.locator('form#question p').filter({ has: page.getByRole('button', { name: 'Next', exact: true }) })
  const next = page.getByRole('button', { name: 'Next', exact: true }).last()
  expect(await foot.evaluate((each) => getComputedStyle(each).position)).toBe('sticky')
  await expect(next).toBeInViewport({ ratio: 1 })
  expect((await next.boundingBox())?.width).toBeGreaterThan(300)
  await readAt(page, 32)
  await expect.poll(() => foot.evaluate((each) => getComputedStyle(each).position)).toBe('static')
})

/** What is drawn of an element in the colours that the reader chose: its lines and its ground. */
function look(element: Element): string {
  const { borderTopColor, borderTopWidth, outlineStyle, outlineColor, backgroundColor } = getComputedStyle(element)
  const outline = outlineStyle === 'none' ? 'no outline' : `outline ${outlineColor}`
  return [borderTopWidth, borderTopColor, outline, backgroundColor].join(', ')
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`in forced colours on a ${colorScheme} ground one sees where one is, what is chosen and what is flagged`, async ({
    page,
  }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    await signUp(page, { next: '/modules/tides/quiz' })
    await page.getByRole('button', { name: 'Start the quiz' }).click()
    await page.waitForURL(/\/attempts\//)
    const next = page.getByRole('button', { name: 'Next', exact: true }).last()
    while ((await questionOn(page)).kind !== 'single-choice') await next.click()

    const options = page.locator('[data-options] label')
    const looksOf = async (list: Locator) => {
      // Away from all of them, since what is pointed at may look different.
      await page.mouse.move(0, 0)
      return Promise.all((await list.all()).map((each) => each.evaluate(look)))
    }
    const blank = await looksOf(options)
    expect(new Set(blank).size).toBe(1)
    await options.first().click()
    await page.getByRole('heading', { level: 1 }).click()
    const [chosen, ...others] = await looksOf(options)
    expect(new Set(others)).toEqual(new Set(blank))
    expect(others).not.toContain(chosen)
    expect(chosen).toContain('outline rgb')

    const steps = page.getByRole('group', { name: 'How sure are you?' }).locator('label')
    const lines = () =>
      steps.evaluateAll((all) =>
        all.map((each) => getComputedStyle(each).borderBottomColor === getComputedStyle(document.body).backgroundColor),
      )
    expect(await lines()).toEqual([true, true, true])
    await steps.nth(1).click()
    expect(await lines()).toEqual([true, false, true])

    const flag = page.locator('label').filter({ has: page.getByRole('checkbox', { name: /^Flag/ }) })
    const lowered = await looksOf(flag)
    await flag.click()
    await page.getByRole('heading', { level: 1 }).click()
    expect(await looksOf(flag)).not.toEqual(lowered)

    const marks = page.getByRole('navigation', { name: 'Questions of this quiz' }).locator('li > *')
    const looks = await looksOf(marks)
    const current = await Promise.all((await marks.all()).map((each) => each.getAttribute('aria-current')))
    expect(looks.map((each) => !each.includes('no outline'))).toEqual(current.map((each) => each === 'step'))
    const answered = page.locator('nav [data-answered]')
    await expect(answered).toHaveCount(1)
    const open = page.locator('nav [name="go"]:not([data-answered])').first()
    const groundOf = (each: Element) => getComputedStyle(each).backgroundColor
    expect(await answered.evaluate(groundOf)).not.toBe(await open.evaluate(groundOf))
    await expect(page.locator('nav [data-flagged] svg')).toBeVisible()
    await expect(page.locator('nav svg')).toHaveCount(1)
  })
}

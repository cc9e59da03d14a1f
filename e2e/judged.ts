import { expect, type Page } from '@playwright/test'
import { askAxe, askEqualAccess, askHtmlValidate, askNu, hasJava } from './judges'

const looks = [
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'dark', width: 390, height: 844 },
] as const

export type Judged = {
  /** Judges the page as it stands, wide and light as well as narrow and dark, and what the server sends for its address. */
  state(page: Page, name: string): Promise<void>
  /** Opens an address and judges it. */
  open(page: Page, path: string, name?: string): Promise<void>
  /** Says how many pages and states each judge has seen, and expects that none has found anything. */
  end(): Promise<void>
}

/** The pages and states that one role sees, before every judge. */
export function judge(role: string): Judged {
  const found: string[] = []
  const sent: { where: string; html: string }[] = []
  let states = 0
  async function state(page: Page, name: string): Promise<void> {
    for (const { colorScheme, width, height } of looks) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const where = `${role}, ${name}, ${width} px, ${colorScheme}`
      const findings = [...(await askAxe(page)), ...(await askEqualAccess(page))]
      if ((await page.locator('h1').count()) !== 1) findings.push('not one heading of level 1')
      found.push(...findings.map((each) => `${where}: ${each}`))
      states += 1
    }
    const html = await (await page.request.get(page.url())).text()
    found.push(...(await askHtmlValidate(html)).map((each) => `${role}, ${name}: ${each}`))
    sent.push({ where: `${role}, ${name}`, html })
  }
  return {
    state,
    async open(page, path, name = path) {
      await page.goto(path)
      await state(page, name)
    },
    async end() {
      const isJava = hasJava()
      if (isJava) found.push(...(await askNu(sent)))
      const nu = isJava ? `vnu ${sent.length} pages` : 'vnu not run, because there is no Java here'
      console.log(`${role}: axe ${states} states, Equal Access ${states} states, html-validate ${sent.length} pages, ${nu}.`)
      expect(found).toEqual([])
    },
  }
}

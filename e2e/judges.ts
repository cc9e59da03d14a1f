import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { HtmlValidate } from 'html-validate'

const resolvePath = createRequire(import.meta.url).resolve
let engine = ''

type EqualAccess = {
  Checker: new () => {
    check(
      document: Document,
      rules: string[],
    ): Promise<{ results: { ruleId: string; value: [string, string]; message: string; snippet: string }[] }>
  }
}

/** What axe finds in a page as it stands, of any rule, one line each. */
export async function askAxe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `axe, ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** The violations of WCAG 2.2 A and AA that IBM's Equal Access engine finds in a page as it stands, one line each. */
export async function askEqualAccess(page: Page): Promise<string[]> {
  engine ||= readFileSync(resolvePath('accessibility-checker-engine/ace.js'), 'utf8')
  if (!(await page.evaluate(() => 'ace' in window))) await page.evaluate(`${engine}; window.ace = ace; undefined`)
  return page.evaluate(async () => {
    const { ace } = window as unknown as { ace: EqualAccess }
    const { results } = await new ace.Checker().check(document, ['WCAG_2_2'])
    return results
      .filter(({ value: [level, outcome] }) => level === 'VIOLATION' && outcome === 'FAIL')
      .map(({ ruleId, message, snippet }) => `Equal Access, ${ruleId}: ${message} ${snippet.slice(0, 160)}`)
  })
}

const htmlValidate = new HtmlValidate({ extends: ['html-validate:recommended'], rules: {} })

/** The errors that html-validate finds in the HTML of a page as the server sends it, one line each. */
export async function askHtmlValidate(html: string): Promise<string[]> {
  const { results } = await htmlValidate.validateString(html)
  return results
    .flatMap(({ messages }) => messages)
    .filter(({ severity }) => severity === 2)
    .map(({ ruleId, message, line, column }) => `html-validate, ${ruleId}: ${message} ${excerpt(html, line, column)}`)
}

function excerpt(html: string, line: number, column: number): string {
  return (html.split('\n')[line - 1] ?? '').slice(Math.max(0, column - 40), column + 80)
}

/** Whether there is a Java to run the Nu Html Checker with. */
export const hasJava = (): boolean => spawnSync('java', ['-version']).status === 0

/** The errors that the Nu Html Checker finds in pages as the server sends them, one line each. Needs Java. */
export async function askNu(pages: { where: string; html: string }[]): Promise<string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'pages-'))
  const files = pages.map(({ html }, i) => {
    const file = join(dir, `${i}.html`)
    writeFileSync(file, html)
    return file
  })
  const jar = resolvePath('vnu-jar/build/dist/vnu.jar')
  const run = spawn('java', ['-Xmx512m', '-jar', jar, '--errors-only', '--format', 'json', '--exit-zero-always', ...files])
  let said = ''
  run.stderr.on('data', (part: Buffer) => {
    said += part.toString()
  })
  await new Promise((resolve, reject) => run.once('error', reject).once('close', resolve))
  rmSync(dir, { recursive: true, force: true })
  const { messages } = JSON.parse(said) as { messages: { url: string; message: string; extract?: string }[] }
  return messages.map(({ url, message, extract }) => {
    const { where = '' } = pages[Number(/(\d+)\.html$/.exec(url)?.[1])] ?? {}
    return `${where}: Nu, ${message} ${(extract ?? '').replace(/\s+/g, ' ')}`
  })
}

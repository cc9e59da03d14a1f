/** Takes the picture in the README from the built product and the first passage of its course: `npm run screenshots`. */
import { chromium } from '@playwright/test'
import { loadCourse } from '@/server/course/course'
import { readEnv } from '@/server/env'
import { prepareServer } from '@/tests/support/course-server'
import { build } from './builds'
import { findOrInstallChromium, howToGetChromium } from './chromium'
import { runScript, Stop } from './set-up'

await runScript(async () => {
  const executablePath = await findOrInstallChromium()
  if (!executablePath) throw new Stop(howToGetChromium)
  await build(readEnv())
  const [first] = loadCourse().modules
  if (!first) throw new Stop('The course has no module.')
  const server = await prepareServer(0)
  await server.start()
  const args = ['--headless=new', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
    await page.goto(`${server.origin}/modules/${first.slug}`)
    await page.locator(`[data-passage="${first.passages[0]?.id}"]`).evaluate((passage) => passage.scrollIntoView())
    // The contents show the current section once the page has stopped scrolling.
    await page.locator('[aria-current]').first().waitFor()
    await page.screenshot({ path: 'docs/lesson.png', animations: 'disabled' })
    console.log('docs/lesson.png was made.')
  } finally {
    await browser.close()
    await server.end()
  }
})

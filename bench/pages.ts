/**
 * What pages weigh and how soon they stand, beside their budgets, in the profile of a phone: 390 × 844, a CPU four times slower, 150 ms to the
 * server and 200 kB a second.
 *
 *   npm run bench:pages      prints the tables of bench/README.md
 *
 * Bytes, requests and shifts do not depend on the machine. Times do, and are the median of five loads.
 */

import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { loadCourse } from '@/server/course/course'
import { closeDb, db } from '@/server/database/client'
import { inviteInstructor, redeemInstructorLink } from '@/server/links'
import { openCaller } from '@/tests/support/caller'
import { password, prepareServer } from '@/tests/support/course-server'
import { quantile } from './measures'
import { type Figures, readFigures, watchPage } from './page-figures'
import { fillClass } from './scale-class'

const loads = 5
const learners = 40
const [width, height] = [390, 844]

type Budget = Partial<Record<keyof Figures, number>>
type Kind = { name: string; path: string; who: BrowserContext; budget: Budget }

/** Measures every kind of page with the Chromium at a path. */
export async function measurePages(executablePath: string): Promise<void> {
  const server = await prepareServer(1)
  const args = ['--headless=new', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args })
  try {
    const token = (await inviteInstructor()).split('/').at(-1) ?? ''
    const made = await redeemInstructorLink(token, { name: 'Inge', email: 'instructor@example.org', password })
    if (!made.ok) throw new Error(made.error)
    await fillClass(learners, made.value.id)
    const { id: somebody } = await db().person.findFirstOrThrow({ where: { email: 'scale7@example.org' } })
    await closeDb()
    await server.start()
    const [email = ''] = server.emails
    const paths = await listPaths(openCaller(server, email), somebody)
    const [guest, learner, instructor] = [
      await open(browser, server.origin),
      await open(browser, server.origin, email),
      await open(browser, server.origin, 'instructor@example.org'),
    ]
    const who = { guest, learner, instructor }
    console.log(
      '| page | requests | script kB | font kB | all kB | warm kB | LCP, ms | TBT, ms | CLS, cold and warm | over budget |',
    )
    console.log('|---|---|---|---|---|---|---|---|---|---|')
    for (const each of paths) await printRow({ ...each, who: who[each.as] }, server.origin)
    await printInteractions(learner, `${server.origin}${paths.find(({ name }) => name === 'a question')?.path}`)
  } finally {
    await browser.close()
    await server.end()
  }
}

const aDocument: Budget = { scriptKb: 6, lcp: 1350, tbt: 80, cls: 0.01 }
const aLesson: Budget = { ...aDocument, allKb: 130, fontKb: 80 }
const theQuiz: Budget = { lcp: 1350, tbt: 150, cls: 0.01 }

async function listPaths(caller: ReturnType<typeof openCaller>, somebody: string) {
  const { modules } = loadCourse()
  const [first = ''] = modules.map(({ slug }) => slug)
  await caller.signIn()
  const handedIn = await caller.start(first)
  await caller.submit(handedIn)
  const open = await caller.start(modules[1]?.slug ?? first)
  const as = <Who extends 'guest' | 'learner' | 'instructor'>(
    who: Who,
    name: string,
    path: string,
    budget: Budget = aDocument,
  ) => ({
    ...{ as: who, name, path, budget },
  })
  return [
    as('guest', 'home', '/', { ...aDocument, allKb: 90 }),
    ...modules.map(({ slug }, i) => as('guest', `lesson ${i + 1}`, `/modules/${slug}`, aLesson)),
    as('guest', 'start of a quiz', `/modules/${first}/quiz`),
    as('guest', 'claims', '/claims'),
    as('guest', 'references', '/references'),
    as('guest', 'glossary', '/glossary'),
    as('guest', 'sign-in', '/sign-in'),
    as('learner', 'home, signed in', '/', { ...aDocument, allKb: 90 }),
    as('learner', 'lesson 1, signed in', `/modules/${first}`, aLesson),
    as('learner', 'a question', `/attempts/${open}?q=1`, theQuiz),
    as('learner', 'result', `/attempts/${handedIn}`),
    as('learner', 'progress', '/progress'),
    as('learner', 'reviews', '/reviews', theQuiz),
    as('instructor', 'Today', '/teach'),
    as('instructor', 'gradebook', '/teach/gradebook'),
    as('instructor', 'a learner', `/teach/people/${somebody}`),
    as('instructor', 'questions of a quiz', `/teach/questions/${first}`),
  ]
}

async function open(browser: Browser, baseURL: string, email?: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  })
  if (email) {
    const response = await context.request.post('/api/session', { data: { email, password }, headers: { origin: baseURL } })
    if (!response.ok()) throw new Error(`Signing in answered ${response.status()}.`)
  }
  return context
}

async function printRow({ name, path, who, budget }: Kind, origin: string): Promise<void> {
  const [cold, warm]: [Figures[], Figures[]] = [[], []]
  for (let n = 0; n < loads; n++) {
    const page = await who.newPage()
    const watched = await watchPage(page)
    await watched.forget()
    cold.push(await load(page, origin + path, watched))
    warm.push(await load(page, origin + path, watched))
    await page.close()
  }
  const of = (all: readonly Figures[], key: keyof Figures) =>
    quantile(
      all.map((each) => each[key]),
      0.5,
    )
  const figures = Object.fromEntries(Object.keys(cold[0] ?? {}).map((key) => [key, of(cold, key as keyof Figures)])) as Figures
  const shifts = [figures.cls, of(warm, 'cls')]
  figures.cls = Math.max(...shifts)
  const over = (Object.entries(budget) as [keyof Figures, number][]).filter(([key, most]) => figures[key] > most)
  const kb = [figures.scriptKb, figures.fontKb, figures.allKb, of(warm, 'allKb')].map((each) => each.toFixed(1))
  const times = [figures.lcp.toFixed(0), figures.tbt.toFixed(0), shifts.map((each) => each.toFixed(3)).join(' / ')]
  const missed = over.map(([key, most]) => `${key} ${most}`).join(', ') || 'none'
  console.log(`| ${name} | ${figures.requests} | ${[...kb, ...times].join(' | ')} | ${missed} |`)
}

async function load(page: Page, url: string, watched: Awaited<ReturnType<typeof watchPage>>): Promise<Figures> {
  watched.begin()
  await page.goto('about:blank')
  const response = await page.goto(url, { waitUntil: 'networkidle' })
  if (response?.status() !== 200 || page.url() !== url) throw new Error(`${url} answered ${response?.status()} at ${page.url()}.`)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(300)
  return readFigures(page, watched.weight)
}

/** How long the page takes to show what was pressed: the browser's own duration of each interaction, to the next frame. */
async function printInteractions(who: BrowserContext, url: string): Promise<void> {
  const page = await who.newPage()
  await watchPage(page)
  await page.goto(url, { waitUntil: 'networkidle' })
  console.log('\n| interaction with a question | median, ms | longest, ms |\n|---|---|---|')
  const act = async (name: string, press: () => Promise<void>) => {
    const took: number[] = []
    for (let n = 0; n < loads; n++) {
      await page.evaluate(() => window.benchEvents.splice(0))
      await press()
      await page.waitForTimeout(700)
      took.push(await page.evaluate(() => Math.max(0, ...window.benchEvents)))
    }
    console.log(`| ${name} | ${quantile(took, 0.5).toFixed(0)} | ${Math.max(...took).toFixed(0)} |`)
  }
  const choices = page.locator('main form label:visible')
  const count = Math.min(3, await choices.count())
  let next = 0
  await act('choose', () => choices.nth(next++ % count).tap())
  await act('flag', () => page.locator('label:has([name=flag])').tap())
  await act('next question', () => page.getByRole('button', { name: /^next/i }).first().tap())
  await page.close()
}

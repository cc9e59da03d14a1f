import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { tinyCourse } from '@/tests/support/tiny-course'
import { expect, expectAccessible, newEmail, password, signUp, test, visit } from './course'
import { pagePatterns } from './page-paths'

const other = 'four words nobody says'
const onPage = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** The address of every page. What a page is about is nothing that there is. */
const pagePaths = pagePatterns.map((path) => path.replace(/\[[^\]]*\]/g, 'nothing'))
/** What guests may open, and the pages for authors, which only development has. */
const forGuests = [
  ...['/about', '/claims', '/glossary', '/references', '/modules', '/preview'],
  ...['/join/', '/reset', '/set-up', '/sign-in', '/sign-up', '/account/removed'],
]

/** Runs a command of the operator on the data of a running server, and returns its output. */
function operate(origin: string | undefined, dataDir: string, ...words: string[]): string {
  const { port } = new URL(origin ?? '')
  const settings = { HOST: '127.0.0.1', PORT: port, DATA_DIR: dataDir, DATABASE_URL: '', NEXTAUTH_URL: '', DEMO: '' }
  const env = { ...process.env, ...settings }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/bootstrap.mjs', 'people', ...words], {
    env,
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
  return stdout
}

const sharedData = () => join(process.env.E2E_DATA_DIR ?? '', 'software')
const linkIn = (said: string) => /^http:\S+$/m.exec(said)?.[0] ?? ''

async function signIn(page: Page, email: string, using: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(using)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('somebody who forgot the password sets a new one with a link from the operator, which ends all other sessions', async ({
  page,
  browser,
  baseURL,
}) => {
  const elsewhere = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  const email = await signUp(elsewhere, { name: 'Ada O’Neill' })
  await visit(page, '/sign-in')
  await expect(page.getByText('Ask your instructor or whoever runs this course')).toBeVisible()

  const dead = linkIn(operate(baseURL, sharedData(), 'reset', email))
  const link = linkIn(operate(baseURL, sharedData(), 'reset', email))
  await visit(page, dead)
  await expect(heading(page)).toHaveText('This link cannot be used any more')

  await visit(page, link)
  await expect(page.getByText(`For Ada O’Neill, ${email}.`)).toBeVisible()
  const field = page.getByLabel('New password')
  const refusals = [
    ['too short', 'A password needs at least 12 characters.'],
    ['password2026', 'Many people use passwords like this one'],
    [email, 'This is your name or e-mail address'],
  ] as const
  for (const [typed, words] of refusals) {
    await field.fill(typed)
    await page.getByRole('button', { name: 'Set the password' }).click()
    await expect(page.getByText(words)).toBeVisible()
    await expect(field).toBeFocused()
    await expect(field).toHaveAccessibleDescription(new RegExp(words))
    await expectAccessible(page)
  }
  await field.fill(other)
  await page.getByRole('button', { name: 'Set the password' }).dblclick()
  await page.waitForURL('/progress')
  await expect(page.getByText('Ada O’Neill').first()).toBeVisible()

  await elsewhere.goto('/progress')
  await expect(heading(elsewhere)).toHaveText('Sign in')
  await signIn(elsewhere, email, password)
  await expect(elsewhere.getByText(/do not fit together/)).toBeVisible()
  await signIn(elsewhere, email, other)
  await elsewhere.waitForURL('/progress')

  await visit(page, link)
  await expect(heading(page)).toHaveText('This link cannot be used any more')
  await expect(page.getByRole('link', { name: 'sign in' })).toBeVisible()
  await elsewhere.context().close()
})

test('somebody changes name and password, which signs out every other browser', async ({ page, browser, baseURL }) => {
  const email = await signUp(page, { name: 'Rita', next: '/progress' })
  const elsewhere = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await elsewhere.goto('/sign-in')
  await signIn(elsewhere, email, password)
  await elsewhere.waitForURL('/progress')

  await page.getByRole('link', { name: 'Your account' }).click()
  await expect(heading(page)).toHaveText('Your account')
  await expectAccessible(page)

  const naming = onPage(page, 'Name')
  await expect(naming.getByLabel('Name')).toHaveValue('Rita')
  await naming.getByLabel('Name').fill('Rita\u3164')
  await naming.getByRole('button').click()
  await expect(naming.getByText('a Hangul filler (U+3164)')).toBeVisible()
  await expect(naming.getByLabel('Name')).toBeFocused()
  await expectAccessible(page)
  await naming.getByLabel('Name').fill('\u200f\u{1f469}\u200d\u2695\ufe0f Rita\u200b')
  await naming.getByRole('button').click()
  await expect(page.getByRole('status')).toHaveText('Your name was changed.')
  await expect(page.getByRole('banner')).toContainText('Progress of \u{1f469}\u200d\u2695\ufe0f RitaSign out')
  await expectAccessible(page)

  const changing = onPage(page, 'Password')
  const [now, next] = [changing.getByLabel('Current password'), changing.getByLabel('New password')]
  await now.fill('a wrong password')
  await next.fill(other)
  await changing.getByRole('button').click()
  await expect(changing.getByText('This is not the password of your account.')).toBeVisible()
  await expect(now).toBeFocused()
  await expectAccessible(page)
  await now.fill(password)
  await next.fill(other)
  await changing.getByRole('button').dblclick()
  await expect(page.getByRole('status')).toHaveText(/Your new password is set/)
  await expectAccessible(page)

  await elsewhere.goto('/account')
  await expect(heading(elsewhere)).toHaveText('Sign in')
  await signIn(elsewhere, email, other)
  await elsewhere.waitForURL('/account')
  await elsewhere.context().close()
})

test('somebody downloads everything that is stored, signs out everywhere and removes the account', async ({
  page,
  browser,
  baseURL,
}) => {
  const email = await signUp(page, { name: 'Uma', next: '/modules/tides/quiz' })
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/\/attempts\//)
  await page.goto('/account')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download my data' }).click()
  const file = await (await downloading).path()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    person: { email, name: 'Uma' },
    attempts: [{ module: 'tides' }],
  })

  const elsewhere = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await elsewhere.goto('/sign-in?next=/account')
  await signIn(elsewhere, email, password)
  await elsewhere.waitForURL('/account')
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.waitForURL('/sign-in')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()

  // A form that is sent with a revoked session changes nothing and leads to the sign-in page.
  const renaming = onPage(elsewhere, 'Name')
  await renaming.getByLabel('Name').fill('Somebody else')
  await renaming.getByRole('button').click()
  await elsewhere.waitForURL('/sign-in?next=%2Faccount')
  await signIn(elsewhere, email, password)
  await elsewhere.waitForURL('/account')
  await expect(elsewhere.getByText(`Uma, ${email}.`)).toBeVisible()

  const removing = onPage(elsewhere, 'Remove the account')
  await expect(removing.getByText('1 attempt at a quiz')).toBeVisible()
  await removing.getByLabel('Your password').fill('a wrong password')
  await removing.getByRole('button').click()
  await expect(removing.getByText('This is not the password of your account.')).toBeVisible()
  await expect(removing.getByLabel('Your password')).toBeFocused()
  await removing.getByLabel('Your password').fill(password)
  await removing.getByRole('button').dblclick()
  await elsewhere.waitForURL('/account/removed')
  await expect(heading(elsewhere)).toHaveText('Your account was removed')
  await expect(elsewhere.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expectAccessible(elsewhere)

  await elsewhere.goto('/sign-in')
  await signIn(elsewhere, email, password)
  await expect(elsewhere.getByText(/do not fit together/)).toBeVisible()
  await elsewhere.context().close()
})

const presses: [how: string, press: (page: Page) => Promise<void>][] = [
  ['pressing the button twice', (page) => page.getByRole('button', { name: 'Make the account' }).dblclick()],
  [
    'pressing Enter twice',
    async (page) => {
      await page.getByLabel('Password').press('Enter', { delay: 0 })
      await page.keyboard.press('Enter')
    },
  ],
]

for (const scripts of [true, false]) {
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts })
    for (const [how, press] of presses) {
      test(`${how} creates one account and continues where the reader wanted to go`, async ({ page }) => {
        await page.goto('/sign-up?next=%2Fmodules%2Ftides%2Fquiz')
        await page.getByLabel('Name').fill('Twice')
        await page.getByLabel('E-mail').fill(newEmail())
        await page.getByLabel('Password').fill(password)
        let sent = 0
        page.on('request', (request) => {
          if (request.method() === 'POST') sent += 1
        })
        await press(page)
        await page.waitForURL('/modules/tides/quiz')
        if (scripts) expect(sent).toBe(1)
        await page.goto('/progress')
        await expect(page.getByText('Twice').first()).toBeVisible()
      })
    }
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('name and password are changed, the data is downloaded and the account is removed', async ({ page }) => {
    const email = await signUp(page, { name: 'Noa', next: '/account' })
    await onPage(page, 'Name').getByLabel('Name').fill('\u2800')
    await onPage(page, 'Name').getByRole('button').click()
    await expect(page.getByText('a blank Braille pattern (U+2800)')).toBeVisible()
    await onPage(page, 'Name').getByLabel('Name').fill('Noël')
    await onPage(page, 'Name').getByRole('button').click()
    await expect(page).toHaveURL('/account?changed=name')
    await expect(page.getByText(`Noël, ${email}.`)).toBeVisible()

    const changing = onPage(page, 'Password')
    await changing.getByLabel('Current password').fill('a wrong password')
    await changing.getByLabel('New password').fill(other)
    await changing.getByRole('button').click()
    await expect(changing.getByText('This is not the password of your account.')).toBeVisible()
    await changing.getByLabel('Current password').fill(password)
    await changing.getByLabel('New password').fill(other)
    await changing.getByRole('button').click()
    await expect(page).toHaveURL('/account?changed=password')

    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await expect(page).toHaveURL('/sign-in')
    await page.goto('/account')
    await signIn(page, email, other)
    await expect(page).toHaveURL('/account')
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download my data' }).click()
    expect((await downloading).suggestedFilename()).toBe('my-course-data.json')

    const removing = onPage(page, 'Remove the account')
    await removing.getByLabel('Your password').fill(other)
    await removing.getByRole('button').click()
    await expect(page).toHaveURL('/account/removed')
    await page.goto('/progress')
    await expect(heading(page)).toHaveText('Sign in')
  })

  test('a link sets a new password', async ({ page, context, baseURL }) => {
    const email = await signUp(page)
    await context.clearCookies()
    await page.goto(linkIn(operate(baseURL, sharedData(), 'reset', email)))
    await page.getByLabel('New password').fill('short')
    await page.getByRole('button', { name: 'Set the password' }).click()
    await expect(page.getByText('A password needs at least 12 characters.')).toBeVisible()
    await page.getByLabel('New password').fill(other)
    await page.getByRole('button', { name: 'Set the password' }).click()
    await expect(page).toHaveURL('/progress')
  })
})

test.describe('instructors', () => {
  // In this order, on a server of their own: the first test needs a database without any other instructor.
  test.describe.configure({ mode: 'default' })
  const settings = { ...tinyCourse, HOST: '127.0.0.1', PORT: '0', DATABASE_URL: '', NEXTAUTH_URL: '', NEXTAUTH_SECRET: '' }
  const email = newEmail()
  let dataDir = ''
  let origin = ''
  let firstLink = ''
  let server: ChildProcess | undefined

  test.beforeAll(async () => {
    test.setTimeout(240_000)
    dataDir = mkdtempSync(join(tmpdir(), 'instructors-'))
    const env = { ...process.env, ...settings, DATA_DIR: dataDir }
    const started = spawn(process.execPath, ['scripts/bootstrap.mjs', 'start'], { env })
    server = started
    await new Promise<void>((resolve, reject) => {
      let said = ''
      started.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)))
      const listen = (part: Buffer) => {
        said += part.toString()
        origin = /The course is at (http:\S+)/.exec(said)?.[1] ?? ''
        firstLink = /(http:\S+\/set-up\/\S+)\n/.exec(said)?.[1] ?? ''
        if (firstLink) resolve()
      }
      started.stdout.on('data', listen)
      started.stderr.on('data', listen)
    })
  })

  test.afterAll(async () => {
    const gone = new Promise((resolve) => server?.once('exit', resolve))
    if (server?.kill('SIGTERM')) await gone
    rmSync(dataDir, { recursive: true, force: true })
  })

  const openPage = async (browser: Browser) => (await browser.newContext({ baseURL: origin })).newPage()

  test('the only instructor cannot remove the account until another one accepts an invitation', async ({ browser }) => {
    const page = await openPage(browser)
    await visit(page, firstLink)
    await page.getByLabel('Name').fill('Ines')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Make the account' }).dblclick()
    await page.waitForURL('/teach')
    await page.goto('/account')
    const removing = onPage(page, 'Remove the account')
    await removing.getByLabel('Your password').fill(password)
    await removing.getByRole('button').click()
    await expect(removing.getByRole('alert')).toContainText('You are the only instructor here')
    await expect(removing.getByRole('alert')).toBeFocused()
    await expectAccessible(page)

    const link = linkIn(operate(origin, dataDir, 'invite-instructor'))
    await visit(page, link)
    await expect(heading(page)).toHaveText('You are an instructor already')

    const second = await openPage(browser)
    const learner = await signUp(second, { name: 'Lea' })
    await second.context().clearCookies()
    await visit(second, link)
    await second.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
    await signIn(second, learner, password)
    await expect(heading(second)).toHaveText('Become an instructor')
    await expectAccessible(second)
    await second.getByRole('button', { name: 'Become an instructor' }).dblclick()
    await second.waitForURL('/teach')
    await visit(second, link)
    await expect(heading(second)).toHaveText('This link cannot be used any more')

    // With another one there, the account can be removed.
    await second.goto('/account')
    await onPage(second, 'Remove the account').getByLabel('Your password').fill(password)
    await onPage(second, 'Remove the account').getByRole('button').click()
    await second.waitForURL('/account/removed')
    await page.context().close()
    await second.context().close()
  })

  test('a guest who opens a page of the class signs in and returns to it with its query, and a learner gets 404', async ({
    browser,
  }) => {
    const page = await openPage(browser)
    const closed = pagePaths.filter((path) => path !== '/' && !forGuests.some((start) => path.startsWith(start)))
    expect(closed).toEqual(expect.arrayContaining(['/progress', '/teach', '/teach/gradebook', '/teach/attempts/nothing']))
    for (const path of closed.map((each) => `${each}?search=%C3%B6&page=2`)) {
      await page.goto(path)
      await expect(heading(page), path).toHaveText('Sign in')
      expect(new URL(page.url()).searchParams.get('next'), path).toBe(path)
    }
    // The address of the list of learners before there was a gradebook.
    await page.goto('/teach?search=%C3%B6&page=2')
    await signIn(page, email, password)
    await page.waitForURL('/teach?search=%C3%B6&page=2')
    await expect(page.getByLabel('Name or e-mail')).toHaveValue('ö')
    await expect(page.getByRole('link', { name: 'Teach', exact: true })).toBeVisible()

    await page.context().clearCookies()
    await signUp(page)
    for (const path of closed.filter((each) => each.startsWith('/teach'))) {
      expect((await page.goto(`${path}?search=%C3%B6`))?.status(), path).toBe(404)
    }
    await page.context().close()
  })
})

import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPeopleCommand, type PeopleCommand, peopleUsage, runPeopleCommand } from '@/scripts/people-commands'
import { listSharedAddressWords } from '@/scripts/shared-addresses'
import { db } from '@/server/database/client'
import { findResetAccount, isLinkValid, redeemResetLink } from '@/server/links'
import { personKeys } from '@/server/person-keys'
import { signIn } from '@/server/sign-in'
import { aLearner, anInstructor, anOpenAttempt, anotherInstructor, answerAll, from, password } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'people-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a command for somebody who answers every question with `typed`. */
async function run(command: PeopleCommand, words: string[] = [], typed = '') {
  const said: string[] = []
  const asked: string[] = []
  const ask = async (question: string) => {
    asked.push(question)
    return typed
  }
  const { refusal } = await runPeopleCommand(command, words, { say: (line) => said.push(line), ask })
  return { refusal, said: said.join('\n'), asked }
}

const tokenIn = (said: string, path: string) =>
  new RegExp(`http://localhost:3000/${path}/([\\w-]{32})$`, 'm').exec(said)?.[1] ?? ''

describe('list', () => {
  test('prints everybody with an account, or those who match', async () => {
    expect(await run('list')).toMatchObject({ refusal: 'Nobody has an account yet.' })
    await aLearner()
    await anInstructor()
    const today = new Date().toISOString().slice(0, 10)
    const ada = `Ada (ada@example.org), learner, since ${today}`
    expect(await run('list')).toMatchObject({
      refusal: null,
      said: `${ada}\nInge (inge@example.org), administrator, since ${today}`,
    })
    expect(await run('list', ['ADA@'])).toMatchObject({ refusal: null, said: ada })
    expect(await run('list', ['no', 'body'])).toMatchObject({ refusal: expect.stringContaining('“no body”'), said: '' })
  })
})

describe('accounts of earlier versions whose addresses count as one today', () => {
  const store = (id: string, email: string, createdAt: number) =>
    db().person.create({
      data: {
        ...{ id, email, name: id, role: 'learner', passwordHash: '', createdAt: new Date(createdAt) },
        ...personKeys({ name: id, email }),
      },
    })

  test('are named by the list and at the start, and each is still found by its own address', async () => {
    expect(await listSharedAddressWords()).toEqual([])
    await store('Ada', 'ada@münchen.example', 1)
    await store('Ben', 'ada@xn--mnchen-3ya.example', 2)
    const [line, ...more] = await listSharedAddressWords()
    expect(line).toContain('Ada (ada@münchen.example) and Ben (ada@xn--mnchen-3ya.example)')
    expect(more).toEqual([])
    expect((await run('list')).said).toContain(line)
    expect(await run('remove', ['ada@münchen.example', '--yes'])).toMatchObject({ refusal: null })
    expect((await db().person.findMany()).map(({ id }) => id)).toEqual(['Ben'])
    expect(await listSharedAddressWords()).toEqual([])
  })
})

test('an address is printed in the letters of its script, with its coded form', async () => {
  await aLearner()
  const email = 'ada@xn--80a1acny.xn--p1ai'
  await db().person.updateMany({ data: { email, ...personKeys({ name: 'Ada', email }) } })
  expect((await run('list', ['Почта'])).said).toContain('Ada (ada@почта.рф, ada@xn--80a1acny.xn--p1ai), learner')
  expect(await run('reset', ['ADA@ПОЧТА.РФ'])).toMatchObject({ refusal: null })
})

test.each(['a'.repeat(250), '\u200b', '\u0301'])('a search for %j lists nobody, not everybody', async (search) => {
  await aLearner()
  expect(await run('list', [search])).toMatchObject({ refusal: expect.stringContaining('Nobody’s name'), said: '' })
})

describe('reset', () => {
  test('prints a link that sets a new password, and makes the one before invalid', async () => {
    const { id } = await aLearner()
    const first = tokenIn((await run('reset', ['ada@example.org'])).said, 'reset')
    expect(await findResetAccount(first)).toMatchObject({ id })
    const second = tokenIn((await run('reset', [' ADA@Example.org'])).said, 'reset')
    expect(await findResetAccount(first)).toBeNull()
    expect(await findResetAccount(second)).toMatchObject({ id })
  })
})

describe('invite-instructor', () => {
  test('prints a link that makes somebody an instructor, and leaves earlier ones valid', async () => {
    await anInstructor()
    const tokens = [await run('invite-instructor'), await run('invite-instructor')].map(({ said }) => tokenIn(said, 'set-up'))
    for (const token of tokens) expect(await isLinkValid(token)).toBe(true)
  })
})

describe('appoint and dismiss', () => {
  test('hand the role of administrator over, and refuse a learner and the last administrator', async () => {
    const [ada, inge, ines] = [await aLearner(), await anInstructor(), await anotherInstructor()]
    expect(await run('appoint', [ada.email])).toMatchObject({ refusal: expect.stringContaining('Ada is a learner') })
    expect(await run('dismiss', [inge.email])).toMatchObject({ refusal: expect.stringContaining('the only administrator') })
    expect(await run('dismiss', [ines.email])).toMatchObject({ refusal: 'Ines is not an administrator.' })
    expect(await run('appoint', [ines.email])).toMatchObject({ refusal: null, said: expect.stringContaining('Ines') })
    expect(await run('dismiss', [inge.email])).toMatchObject({ refusal: null, said: expect.stringContaining('Inge') })
    const people = await db().person.findMany({ where: { isAdministrator: true } })
    expect(people.map(({ name }) => name)).toEqual(['Ines'])
    expect(await run('remove', [ines.email, '--yes'])).toMatchObject({
      refusal: expect.stringContaining('the only administrator'),
    })
  })
})

describe('export', () => {
  test('prints the data or writes it to a new file that only its owner can read', async () => {
    const learner = await aLearner()
    await answerAll(await anOpenAttempt(learner), learner)
    const printed = JSON.parse((await run('export', [learner.email])).said)
    expect(printed).toMatchObject({ person: { id: learner.id }, attempts: [{ module: 'tides' }] })
    const file = join(folder, 'ada.json')
    expect(await run('export', [learner.email, file])).toMatchObject({ refusal: null, said: expect.stringContaining(file) })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ person: { id: learner.id } })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    writeFileSync(file, 'something else')
    expect(await run('export', [learner.email, file])).toMatchObject({ refusal: expect.stringContaining('already') })
    expect(readFileSync(file, 'utf8')).toBe('something else')
    const nowhere = join(folder, 'no-such-folder', 'ada.json')
    expect(await run('export', [learner.email, nowhere])).toMatchObject({
      refusal: expect.stringMatching(/^Nothing was written/),
    })
  })
})

describe('remove', () => {
  test('says what will be removed, and removes it after the e-mail address is typed', async () => {
    const learner = await aLearner()
    await answerAll(await anOpenAttempt(learner), learner)
    const { said, asked, refusal } = await run('remove', [learner.email], ' ADA@example.org ')
    expect(asked).toHaveLength(1)
    expect(said).toContain('1 attempt, 8 answers')
    expect(refusal).toBeNull()
    expect(await db().person.count()).toBe(0)
    expect(await run('remove', [learner.email, '--yes'])).toMatchObject({ refusal: expect.stringContaining('Nobody here has') })
  })

  test.each(['', 'y', 'yes', 'bob@example.org'])('removes nothing if %j is typed', async (typed) => {
    await aLearner()
    await aLearner('Bob')
    expect(await run('remove', ['ada@example.org'], typed)).toMatchObject({ refusal: 'Nothing was removed.' })
    expect(await db().person.count()).toBe(2)
  })

  test('does not ask with --yes, and never removes the last instructor', async () => {
    await aLearner()
    await anInstructor()
    expect(await run('remove', ['--yes', 'ada@example.org'])).toMatchObject({ refusal: null, asked: [] })
    expect(await run('remove', ['inge@example.org', '--yes'])).toMatchObject({
      refusal: expect.stringContaining('only instructor'),
    })
    expect(await db().person.findMany({ select: { name: true } })).toEqual([{ name: 'Inge' }])
  })
})

describe.each(['reset', 'export', 'remove'] as const)('%s', (command) => {
  test.each([['nobody@example.org'], ['not an address'], ['']])('says that nobody has the e-mail address %j', async (word) => {
    expect(await run(command, [word], word)).toMatchObject({
      refusal: expect.stringContaining(`the e-mail address ${word}.`),
      said: '',
    })
  })

  test('prints its usage if the address is missing or there are too many words', async () => {
    expect(await run(command)).toEqual({ refusal: peopleUsage, said: '', asked: [] })
    expect(await run(command, ['a@example.org', 'b', 'c'])).toEqual({ refusal: peopleUsage, said: '', asked: [] })
  })
})

test.each(['', 'help', '--help', 'constructor', 'toString', 'Reset'])('%j is not a command', (word) => {
  expect(isPeopleCommand(word)).toBe(false)
})

/** Runs the program in a process of its own, without input. */
function runProgram(words: string[], env: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'people', ...words], { env: { ...process.env, ...env } })
  const heard = { out: '', err: '' }
  child.stdin.end()
  child.stdout.on('data', (part) => {
    heard.out += part
  })
  child.stderr.on('data', (part) => {
    heard.err += part
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, ...heard })))
}

describe('npm run people', () => {
  test('lets the only instructor back in while the server has the database open', async () => {
    const { email } = await anInstructor()
    expect(await signIn({ email, password: 'forgotten' }, from('here'))).toMatchObject({ ok: false })
    const { code, out, err } = await runProgram(['reset', email])
    expect([code, err]).toEqual([0, ''])
    const set = await redeemResetLink(tokenIn(out, 'reset'), 'four words nobody says')
    expect(set).toMatchObject({ ok: true, value: { email, role: 'instructor' } })
    expect(await signIn({ email, password }, from('here'))).toMatchObject({ ok: false })
  }, 30_000)

  test.each([
    ['a missing command', [], {}, /^npm run people -- <command>/],
    ['an unknown command', ['rest', 'ada@example.org'], {}, /^npm run people -- <command>/],
    [
      'a missing database',
      ['list'],
      { DATABASE_URL: 'file:/nowhere/course.db' },
      /^There is no database at file:\/nowhere\/course.db\./,
    ],
    ['an invalid setting', ['list'], { PORT: 'x' }, /^PORT: it must be a whole number/],
    [
      'an unknown e-mail address',
      ['reset', 'nobody@example.org'],
      {},
      /^Nobody here has the e-mail address nobody@example.org\./,
    ],
    ['input that ends before the confirmation', ['remove', 'ada@example.org'], {}, /Nothing was removed\.\n$/],
  ])(
    'explains %s in a sentence, without a stack',
    async (_, words, env, sentence) => {
      await aLearner()
      const { code, err } = await runProgram(words, env)
      expect(code).toBe(1)
      expect(err).toMatch(sentence)
      expect(err).not.toMatch(/^\s+at /m)
    },
    30_000,
  )

  test('explains a damaged database and one of an earlier version in a sentence', async () => {
    const file = join(folder, 'garbage.db')
    writeFileSync(file, 'x'.repeat(5000))
    const garbage = await runProgram(['list'], { DATABASE_URL: `file:${file}` })
    expect(garbage).toMatchObject({ code: 1, err: expect.stringMatching(/^.*garbage\.db is damaged: .*\n$/) })
    const earlier = join(folder, 'earlier.db')
    copyFileSync('tests/fixtures/first-edition/course.db', earlier)
    const old = await runProgram(['list'], { DATABASE_URL: `file:${earlier}` })
    expect(old).toMatchObject({ code: 1, err: expect.stringContaining('of an earlier version') })
  }, 30_000)
})

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { type CourseServer, prepareServer } from '@/tests/support/course-server'
import { chance } from './plan'

// Each kill costs a build, so this belongs to the long run. In the short one, leak.fault.ts starts two servers of two courses from
// one folder.
const kills = 5
const course = mkdtempSync(join(tmpdir(), 'course-'))
let server: CourseServer | undefined

afterAll(async () => {
  await server?.end()
  rmSync(course, { recursive: true })
})

test(`a build that was killed at ${kills} moments leaves the last good one alone, and the next start builds anew`, async () => {
  cpSync('tests/fixtures/tiny-course', course, { recursive: true })
  server = await prepareServer(0, { COURSE_DIR: course })
  await server.start()
  const began = performance.now()
  await rebuild('0')
  const usualMs = performance.now() - began
  const whole = () => readdirSync('.next-builds').filter((name) => /^[0-9a-f]{16}-/.test(name))
  for (let n = 0; n < kills; n++) {
    const before = whole()
    const next = await prepareServer(0, { COURSE_DIR: course })
    writeTerm(`kill ${n}`)
    const starting = next.start().catch(() => 'killed')
    await sleep(chance(`build ${n}`) * usualMs)
    await next.kill()
    await starting
    // Once a new build is whole, those that nobody serves may go.
    const isWhole = whole().some((name) => !before.includes(name))
    if (!isWhole) for (const name of before) expect(existsSync(join('.next-builds', name, 'files.json'))).toBe(true)
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
    expect((await fetch(`${server.origin}/sign-in`)).status).toBe(200)
    await next.start()
    expect(await (await fetch(`${next.origin}/glossary`)).text()).toContain(`kill ${n}`)
    await next.end()
  }
}, 1_200_000)

async function rebuild(words: string): Promise<void> {
  const other = await prepareServer(0, { COURSE_DIR: course })
  writeTerm(words)
  await other.start()
  await other.end()
}

function writeTerm(words: string): void {
  const terms = readFileSync('tests/fixtures/tiny-course/glossary.yaml', 'utf8')
  const changed = terms.replace('The rise and fall of the sea.', `'The rise and fall of the sea: ${words}.'`)
  writeFileSync(join(course, 'glossary.yaml'), changed)
}

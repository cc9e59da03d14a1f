import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Build, findBuild, keepBuild, removeOldBuilds } from '@/scripts/build-folders'

let buildsDir: string
const held: Build[] = []

beforeEach(() => {
  buildsDir = mkdtempSync(join(tmpdir(), 'builds-'))
})
afterEach(() => {
  for (const build of held.splice(0)) build.release()
  rmSync(buildsDir, { recursive: true })
})

const one = '1111111111111111'
const listBuilds = () => readdirSync(buildsDir).filter((name) => !name.startsWith('building'))

/** Builds something, as Next does, into the folder for that, and keeps it. */
async function aBuild(madeFrom: string, words = 'a page'): Promise<Build> {
  const workDir = join(buildsDir, 'building')
  mkdirSync(join(workDir, 'server'), { recursive: true })
  writeFileSync(join(workDir, 'BUILD_ID'), madeFrom)
  writeFileSync(join(workDir, 'server/page.html'), words)
  const built = await keepBuild(buildsDir, workDir, madeFrom)
  held.push(built)
  return built
}

async function find(madeFrom: string, onDamage?: (folder: string) => void): Promise<Build | null> {
  const found = await findBuild(buildsDir, madeFrom, onDamage)
  if (found) held.push(found)
  return found
}

test('a build is found by its sources, and no other is', async () => {
  expect(await find(one)).toBeNull()
  const { folder } = await aBuild(one)
  expect((await find(one))?.folder).toBe(folder)
  expect(await find('2222222222222222')).toBeNull()
})

test.each<[string, (folder: string) => void]>([
  ['a file of it was cut off', (folder) => truncateSync(join(folder, 'server/page.html'), 2)],
  ['a file of it was changed', (folder) => writeFileSync(join(folder, 'server/page.html'), 'b page')],
  ['a file of it was deleted', (folder) => rmSync(join(folder, 'server/page.html'))],
  ['the list of its files was deleted', (folder) => rmSync(join(folder, 'files.json'))],
  ['the list of its files was cut off', (folder) => truncateSync(join(folder, 'files.json'), 20)],
])('when %s, a build is told to be damaged and made anew beside, not under whoever serves from it', async (_, spoil) => {
  const first = await aBuild(one)
  spoil(first.folder)
  const damaged: string[] = []
  expect(await find(one, (folder) => damaged.push(folder))).toBeNull()
  expect(damaged).toEqual([first.folder])
  const second = await aBuild(one, 'a page again')
  expect(second.folder).not.toBe(first.folder)
  expect(existsSync(first.folder)).toBe(true)
  expect((await find(one))?.folder).toBe(second.folder)
})

test('of old builds the newest four stay, and all that somebody serves from', async () => {
  const names = ['1', '2', '3', '4', '5', '6', '7'].map((digit) => digit.repeat(16))
  const builds: Build[] = []
  for (const [i, name] of names.entries()) {
    const built = await aBuild(name)
    const used = new Date(Date.UTC(2026, 0, 1 + i))
    utimesSync(join(built.folder, 'files.json'), used, used)
    builds.push(built)
  }
  // Whoever serves from the first goes on; the others have ended.
  for (const built of builds.slice(1)) built.release()
  await removeOldBuilds(buildsDir)
  expect(listBuilds()).toEqual(['1', '4', '5', '6', '7'].map((digit) => `${digit.repeat(16)}-1`))
  expect(builds[0]?.isThere()).toBe(true)
  expect(builds[1]?.isThere()).toBe(false)
  expect(readFileSync(join(builds[0]?.folder ?? '', 'server/page.html'), 'utf8')).toBe('a page')

  builds[0]?.release()
  await removeOldBuilds(buildsDir)
  expect(listBuilds()).toHaveLength(4)
})

test('what is left of a removal that was killed goes with the next one', async () => {
  mkdirSync(join(buildsDir, `removed-${one}-1/server`), { recursive: true })
  await removeOldBuilds(buildsDir)
  expect(listBuilds()).toEqual([])
})

test('a build that was deleted under a server is no longer there', async () => {
  const built = await aBuild(one)
  expect(built.isThere()).toBe(true)
  rmSync(built.folder, { recursive: true })
  expect(built.isThere()).toBe(false)
})

import { spawn } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDb } from '@/server/database/client'
import { anotherProgram, listRows } from '@/tests/support/database-folder'
import { migrated } from '@/tests/support/migrated'
import { findSmallDisk } from '@/tests/support/small-disk'
import { type Work, workOn } from './file-work'
import { chance, isLong } from './plan'

const works: Work[] = ['first-start', 'migration', 'backup', 'restore']
const kills = isLong ? 40 : 3
const sizes = isLong ? 20 : 3
const rows = 3000
const names = (count: number) => Array.from({ length: count }, (_, n) => `row ${String(n).padStart(6, '0')}`)

// A data folder as it stands before any of the works: a database with rows, and an older one to be restored.
let template: string
const folders: string[] = []

beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'files-'))
  folders.push(template)
  const file = join(template, 'course.db')
  await migrated(`file:${file}`, join(template, 'backups'))
  await fill(file, rows / 2)
  copyFileSync(file, join(template, 'old.db'))
  await fill(file, rows)
}, 60_000)

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function fill(file: string, count: number): Promise<void> {
  const client = openDb(`file:${file}`)
  const now = new Date()
  await client.instructorLink.deleteMany()
  const data = names(count).map((tokenHash) => ({ tokenHash, createdAt: now, expiresAt: now }))
  await client.instructorLink.createMany({ data })
  await client.$disconnect()
}

/** A folder in the state in which the work finds it. */
function prepare(work: Work, folder = mkdtempSync(join(tmpdir(), 'files-'))): string {
  folders.push(folder)
  if (work !== 'first-start') cpSync(template, folder, { recursive: true })
  return folder
}

const listed = (folder: string) =>
  (existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')) : []).map((name) => join('backups', name))
const drafts = (folder: string) => [...readdirSync(folder), ...listed(folder)].filter((name) => name.includes('.draft-'))
const rowsOf = async (folder: string, name: string) => (await listRows(`file:${join(folder, name)}`)).length

/** What must hold of a folder whatever has happened to a work in it: nothing that was there is lost, and what has a name is whole. */
async function expectNothingLost(work: Work, folder: string): Promise<void> {
  if (work === 'first-start') {
    if (existsSync(join(folder, 'course.db'))) expect(await rowsOf(folder, 'course.db')).toBe(0)
    return
  }
  const there = await rowsOf(folder, 'course.db')
  if (work === 'restore') {
    expect([rows, rows / 2]).toContain(there)
    const aside = readdirSync(folder).filter((name) => /\.replaced-.*\.db$/.test(name))
    if (there !== rows) expect(await Promise.all(aside.map((name) => rowsOf(folder, name)))).toContain(rows)
  } else expect(there).toBe(rows)
  for (const name of listed(folder).filter((each) => each.endsWith('.db'))) expect(await rowsOf(folder, name)).toBe(rows)
}

/** The next start, and then the work once more, go through by themselves, and leave nothing half done lying about. */
async function expectToGoOn(work: Work, folder: string): Promise<void> {
  // Where the migration went through, software that does not know it is older than the database.
  expect(await workOn(folder, 'first-start').then(asOutcome)).toMatch(work === 'migration' ? /^(ok|newer)$/ : /^ok$/)
  expect(await workOn(folder, work).then(asOutcome)).toBe('ok')
  await expectNothingLost(work, folder)
  expect(drafts(folder)).toEqual([])
  if (work === 'migration') expect(await hasNote(folder)).toBe(true)
  if (work === 'restore') expect(await rowsOf(folder, 'course.db')).toBe(rows / 2)
}

const asOutcome = (done: { ok: true } | { ok: false; error: string; detail: string }) => (done.ok ? 'ok' : done.error)

async function hasNote(folder: string): Promise<boolean> {
  const client = openDb(`file:${join(folder, 'course.db')}`)
  const found = await client.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM pragma_table_info('InstructorLink') WHERE name = 'note'`)
  await client.$disconnect()
  return found.length > 0
}

type Hindrance = { killAfterMs?: number; fileLimitBlocks?: number }

/**
 * Runs a work in a process of its own, and kills that after so many milliseconds of its work, or bounds each file that it writes,
 * in blocks of 1,024 bytes. Its outcome, if it came to one.
 */
async function runApart(work: Work, folder: string, { killAfterMs, fileLimitBlocks }: Hindrance = {}) {
  const command = 'exec node --import tsx tests/faults/file-work.ts "$@"'
  // An ignored SIGXFSZ is inherited: a write past the limit then fails as it does on a full disk, instead of killing.
  const limited = fileLimitBlocks === undefined ? command : `trap '' XFSZ; ulimit -f ${fileLimitBlocks}; ${command}`
  const child = spawn('bash', ['-c', limited, 'bash', work, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let said = ''
  let began = 0
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString()
    if (began > 0 || !said.includes('begun')) return
    began = performance.now()
    if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  })
  await gone
  const told = said.replace('begun\n', '').trim()
  return { tookMs: performance.now() - began, outcome: told === '' ? null : (JSON.parse(told) as Outcome) }
}

type Outcome = { ok: boolean; error: string | null; detail: string }

/** A place whose room can be bounded: a small disk where that may be mounted, otherwise a limit on the size of each file. */
function openRoom(work: Work) {
  const disk = findSmallDisk(100_000)
  return {
    folder: prepare(work, mkdtempSync(join(disk?.folder ?? tmpdir(), 'files-'))),
    async run(folder: string, kilobytes: number): Promise<Outcome | null> {
      if (!disk) return (await runApart(work, folder, { fileLimitBlocks: kilobytes })).outcome
      disk.resize(Math.ceil(bytesBelow(folder) / 1024) + kilobytes)
      const done = await workOn(folder, work)
      disk.resize(100_000)
      return { ok: done.ok, error: done.ok ? null : done.error, detail: done.ok ? '' : done.detail }
    },
    close: () => disk?.remove(),
  }
}

describe.each(works)('%s', (work) => {
  test(`killed at ${kills} moments, it loses nothing, and the next start goes on by itself`, async () => {
    const usual = await runApart(work, prepare(work))
    expect(usual.outcome).toMatchObject({ ok: true })
    let brokenOff = 0
    for (let n = 0; n < kills; n++) {
      const folder = prepare(work)
      const { outcome } = await runApart(work, folder, { killAfterMs: chance(`${work} ${n}`) * usual.tookMs })
      if (outcome === null) brokenOff += 1
      await expectNothingLost(work, folder)
      await expectToGoOn(work, folder)
      rmSync(folder, { recursive: true })
    }
    expect(brokenOff).toBeGreaterThan(0)
  }, 600_000)

  test(`${sizes} times without enough room, it says so, loses nothing, and goes on once there is room`, async () => {
    let refused = 0
    for (let n = 0; n < sizes; n++) {
      const room = openRoom(work)
      try {
        const outcome = await room.run(room.folder, 8 + Math.floor(chance(`${work} room ${n}`) * (n === 0 ? 20 : 700)))
        if (outcome && !outcome.ok) {
          refused += 1
          expect(outcome.error, outcome.detail).toMatch(/^no-space$|^unusable$/)
          if (outcome.error === 'unusable') expect(outcome.detail).toMatch(/disk I\/O error/)
        }
        await expectNothingLost(work, room.folder)
        await expectToGoOn(work, room.folder)
      } finally {
        room.close()
      }
    }
    expect(refused).toBeGreaterThan(0)
  }, 600_000)

  test('while another program holds the database locked, it waits or says so, and goes through afterwards', async () => {
    const folder = prepare(work)
    if (work === 'first-start') await workOn(folder, work)
    const program = await anotherProgram(join(folder, 'course.db'), 'BEGIN EXCLUSIVE')
    // Whoever only reads can go on beside somebody who writes.
    expect(await workOn(folder, work).then(asOutcome)).toMatch(
      work === 'backup' || work === 'first-start' ? /^(ok|in-use)$/ : /^in-use$/,
    )
    if (isLong) await sleep(20_000)
    await program.letGo()
    await expectNothingLost(work, folder)
    await expectToGoOn(work, folder)
  }, 120_000)
})

// A file takes up whole pages of such a disk.
function bytesBelow(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const pages = files.map((entry) => Math.ceil(statSync(join(entry.parentPath, entry.name)).size / 4096))
  return pages.reduce((sum, each) => sum + each, 0) * 4096
}

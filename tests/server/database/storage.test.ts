import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { closeDb, db } from '@/server/database/client'
import { fileOf, findDamage } from '@/server/database/database-file'
import { findStorageFault } from '@/server/database/storage-fault'
import { watchStorage } from '@/server/database/storage-state'
import { findWriteFault, watchStorageOf } from '@/server/database/storage-watch'
import { readEnv } from '@/server/env'
import { eachTestHasADatabase } from '@/tests/support/database'
import { anotherProgram } from '@/tests/support/database-folder'

eachTestHasADatabase()

const isDamaged = async (file: string) => findDamage(file) !== null
const fileInUse = () => fileOf(readEnv().databaseUrl)
const aLink = (tokenHash: string) => ({ tokenHash, createdAt: new Date(), expiresAt: new Date() })
const store = (name: string) => db().instructorLink.create({ data: aLink(name) })
const storeTwo = (name: string) =>
  db().$transaction(async (tx) => {
    await tx.instructorLink.create({ data: aLink(`${name} a`) })
    await tx.instructorLink.create({ data: aLink(`${name} b`) })
  })
const listStored = async () => (await db().instructorLink.findMany()).map(({ tokenHash }) => tokenHash).sort()
const faultOf = (work: Promise<unknown>) => work.then(() => null, findStorageFault)

/** The longest time for which nothing else could run while something was done, in milliseconds. */
async function longestStandstill(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 10)
    last = performance.now()
  }, 10)
  await work()
  await sleep(20)
  clearInterval(beat)
  return longest
}

test('while another program holds the lock, writes wait without stopping anything else, and reads do not wait', async () => {
  await store('before')
  const program = await anotherProgram(fileInUse())
  let writes: Promise<unknown>[] = []
  const standstill = await longestStandstill(async () => {
    writes = [store('one'), storeTwo('two'), store('three')]
    const began = performance.now()
    for (let n = 0; n < 20; n++) {
      expect(await listStored()).toEqual(['before'])
      await sleep(20)
    }
    expect(performance.now() - began).toBeLessThan(2500)
  })
  // SQLite's own waiting would have been five seconds.
  expect(standstill).toBeLessThan(1000)
  await program.letGo()
  await Promise.all(writes)
  expect(await listStored()).toEqual(['before', 'one', 'three', 'two a', 'two b'])
})

test('writes that waited for a lock are done in the order in which they came, and none that comes later overtakes them', async () => {
  await db().instructorLink.count()
  const program = await anotherProgram(fileInUse())
  const order: string[] = []
  const write = (name: string) => store(name).then(() => order.push(name))
  const waiting = ['a', 'b', 'c', 'd'].map(write)
  // By now there is a pause of 50 ms between two tries.
  await sleep(500)
  await program.letGo()
  await Promise.all([...waiting, write('late')])
  expect(order).toEqual(['a', 'b', 'c', 'd', 'late'])
})

test('a transaction whose commit fails is undone, and what comes after it is kept', async () => {
  const failing = db().$transaction(async (tx) => {
    await tx.$executeRawUnsafe('PRAGMA defer_foreign_keys = ON')
    await tx.instructorLink.create({ data: aLink('inside') })
    await tx.lessonProgress.create({ data: { personId: 'nobody', module: 'tides', updatedAt: new Date() } })
  })
  await expect(failing).rejects.toThrow()
  await store('after')
  await closeDb()
  expect(await listStored()).toEqual(['after'])
})

test('a lock that does not end is a refusal after some three seconds, for all that wait alike', async () => {
  await db().instructorLink.count()
  await anotherProgram(fileInUse())
  const began = performance.now()
  const faults = await Promise.all([faultOf(store('one')), faultOf(storeTwo('two')), faultOf(store('three'))])
  expect(faults).toEqual(['busy', 'busy', 'busy'])
  expect(performance.now() - began).toBeGreaterThan(2900)
  expect(performance.now() - began).toBeLessThan(6000)
})

test('a transaction that reads before it writes does not fail because another program wrote in between', async () => {
  await store('before')
  let other: Promise<unknown> | undefined
  const writing = db().$transaction(async (tx) => {
    expect(await tx.instructorLink.count()).toBe(1)
    other = anotherProgram(fileInUse(), `INSERT INTO "InstructorLink" VALUES ('other', 1, 1, NULL)`)
    await sleep(500)
    await tx.instructorLink.create({ data: aLink('ours') })
  })
  expect(await faultOf(writing)).toBeNull()
  await other
  await expect.poll(listStored, { timeout: 10_000 }).toEqual(['before', 'other', 'ours'])
})

test('a transaction that runs out of space is undone, and the connection goes on', async () => {
  await store('before')
  await db().$executeRawUnsafe('PRAGMA max_page_count = 1')
  const long = 'x'.repeat(3_000_000)
  expect(await faultOf(store(long))).toBe('full')
  expect(await faultOf(storeTwo(long))).toBe('full')
  expect(await faultOf(db().$transaction([store(long), store('beside')]))).toBe('full')
  await db().$executeRawUnsafe('PRAGMA max_page_count = 1000000')
  await storeTwo('after')
  expect(await listStored()).toEqual(['after a', 'after b', 'before'])
})

const misplaced: [what: string, how: (file: string) => void][] = [
  ['the database is deleted', (file) => rmSync(file)],
  ['the database is renamed', (file) => renameSync(file, `${file}.old`)],
  ['another file is put in its place', (file) => exchange(file)],
  ['its write-ahead log is deleted', (file) => rmSync(`${file}-wal`)],
  ['its shared memory is deleted', (file) => rmSync(`${file}-shm`)],
]

test.each(misplaced)('when %s, nothing that is written is told as saved, and /healthz is red', async (_, how) => {
  await store('before')
  const watch = watchStorageOf(readEnv().databaseUrl, isDamaged)
  expect(await watch.findFault()).toBeNull()
  how(fileInUse())
  expect(await watch.findFault()).toBe('gone')
  expect(await faultOf(store('one'))).toBe('gone')
  expect(await faultOf(storeTwo('two'))).toBe('gone')
  expect(await faultOf(db().instructorLink.updateMany({ data: { usedAt: new Date() } }))).toBe('gone')
})

test('a database that has vanished is not made anew by opening it', async () => {
  rmSync(fileInUse())
  expect(await faultOf(db().instructorLink.count())).toBe('failing')
})

test('a write that failed makes /healthz red until something can be written again', async () => {
  const watch = watchStorageOf(readEnv().databaseUrl, isDamaged)
  await store('before')
  expect(await watch.findFault()).toBeNull()
  const program = await anotherProgram(fileInUse())
  // Nothing was tried yet: the health costs nothing while all is well.
  expect(await watch.findFault()).toBeNull()
  expect(await faultOf(store('one'))).toBe('busy')
  expect(await watch.findFault()).toBe('busy')
  await program.letGo()
  expect(await watch.findFault()).toBeNull()
})

test('asking for the health writes nothing, and trying to write changes nothing', async () => {
  await db().instructorLink.count()
  await closeDb()
  const before = readFileSync(fileInUse())
  const watch = watchStorageOf(readEnv().databaseUrl, isDamaged)
  await db().instructorLink.count()
  const log = () => readFileSync(`${fileInUse()}-wal`).length
  expect([await watch.findFault(), log()]).toEqual([null, 0])
  expect(await findWriteFault()).toBeNull()
  expect(log()).toBeGreaterThan(0)
  await closeDb()
  // SQLite counts the writes of a database in its first page.
  expect(readFileSync(fileInUse()).subarray(100).equals(before.subarray(100))).toBe(true)
})

test('pages that were overwritten under a running server make /healthz red', async () => {
  for (let n = 0; n < 50; n++) await store(`row ${n} ${'x'.repeat(2000)}`)
  await closeDb()
  const watch = watchStorageOf(readEnv().databaseUrl, isDamaged, 0)
  await db().instructorLink.count()
  const bytes = readFileSync(fileInUse())
  bytes.fill(0x5a, bytes.length - 10 * 4096, bytes.length - 4096)
  writeFileSync(fileInUse(), bytes)
  await expect.poll(watch.findFault, { timeout: 20_000 }).toBe('damaged')
})

test('a check that cannot be made says nothing of the database, and is repeated', async () => {
  let checks = 0
  const fails = async () => {
    checks += 1
    throw new Error('no more memory')
  }
  const watch = watchStorageOf(readEnv().databaseUrl, fails, 0)
  await expect.poll(async () => [await watch.findFault(), checks > 2], { timeout: 10_000 }).toEqual([null, true])
})

test('a check of the whole database is made at most once a minute, and never twice at the same time', async () => {
  let checks = 0
  const slow = async () => {
    checks += 1
    await sleep(50)
    return false
  }
  const watch = watchStorageOf(readEnv().databaseUrl, slow)
  for (let n = 0; n < 10; n++) {
    expect(await watch.findFault()).toBeNull()
    await sleep(20)
  }
  expect(checks).toBe(1)
})

test('what a request met in the storage can be told after somebody else has made an error of their own out of it', async () => {
  await store('before')
  rmSync(fileInUse())
  const mine = { fault: null }
  const others = { fault: null }
  await Promise.all([
    watchStorage(mine, () => store('one').catch(() => new Error('something went wrong'))),
    watchStorage(others, () => listStored()),
  ])
  expect([mine.fault, others.fault]).toEqual(['gone', null])
})

test('a broken rule of the schema is no fault of the storage', async () => {
  await store('one')
  expect(await store('one').catch(findStorageFault)).toBeNull()
  expect(findStorageFault(new Error('SQLITE_FULL'))).toBeNull()
  expect(findStorageFault(null)).toBeNull()
})

function exchange(file: string): void {
  copyFileSync(file, `${file}.other`)
  renameSync(`${file}.other`, file)
}

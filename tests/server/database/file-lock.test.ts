import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeLock, waitForLock } from '@/server/database/file-lock'
import { anotherProgram } from '@/tests/support/database-folder'

const folder = mkdtempSync(join(tmpdir(), 'locks-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0
const aFile = () => join(folder, `${++count}.lock`)

test.each<['shared' | 'exclusive', 'shared' | 'exclusive', boolean]>([
  ['shared', 'shared', true],
  ['shared', 'exclusive', false],
  ['exclusive', 'shared', false],
  ['exclusive', 'exclusive', false],
])('beside a lock that is %s, one that is %s can be taken: %s', (first, second, isFree) => {
  const file = aFile()
  const held = takeLock(file, first)
  expect(held).not.toBeNull()
  const other = takeLock(file, second)
  expect(other !== null).toBe(isFree)
  other?.release()
  held?.release()
  const after = takeLock(file, second)
  expect(after).not.toBeNull()
  after?.release()
})

test('a lock of another process ends when that is killed, and leaves nothing behind', async () => {
  const file = aFile()
  const program = await anotherProgram(file, 'PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  expect(takeLock(file, 'shared')).toBeNull()
  await program.letGo()
  const lock = takeLock(file, 'exclusive')
  expect(lock).not.toBeNull()
  lock?.release()
  expect(readdirSync(folder).filter((name) => !name.endsWith('.lock'))).toEqual([])
})

test('whoever waits for a lock is told once, and has it as soon as it is free, or nothing when the time is up', async () => {
  const file = aFile()
  const held = takeLock(file, 'exclusive')
  let told = 0
  expect(await waitForLock(file, 'exclusive', 1300, () => told++)).toBeNull()
  expect(told).toBe(1)
  setTimeout(() => held?.release(), 200)
  const lock = await waitForLock(file, 'exclusive', 10_000)
  expect(lock).not.toBeNull()
  lock?.release()
})

test('a lock on a file that was removed meanwhile is not taken for a lock on the file of that name', () => {
  const file = aFile()
  const held = takeLock(file, 'exclusive')
  rmSync(file)
  const other = takeLock(file, 'exclusive')
  expect(other).not.toBeNull()
  expect(takeLock(file, 'exclusive')).toBeNull()
  other?.release()
  held?.release()
})

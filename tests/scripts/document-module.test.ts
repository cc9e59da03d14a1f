import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleDocument } from '@/scripts/document-module'

const folder = mkdtempSync(join(tmpdir(), 'document-module-'))
const read = () => readdirSync(folder).map((name) => ({ name, code: readFileSync(join(folder, name)) }))

beforeAll(() => bundleDocument(folder))
afterAll(() => rmSync(folder, { recursive: true }))

test('the module of documents is at most 4 kB compressed, and what one page adds at most 2 kB', () => {
  const sizes = read().map(({ name, code }) => [name.split('.')[0] ?? '', gzipSync(code, { level: 9 }).length] as const)
  expect(sizes.map(([name]) => name).sort()).toEqual(['document', 'left-behind'])
  for (const [name, bytes] of sizes) expect(bytes, name).toBeLessThanOrEqual(name === 'document' ? 4000 : 2000)
})

test('the same sources always give the same names and bytes', async () => {
  const before = read()
  await bundleDocument(folder)
  expect(read()).toEqual(before)
})

test('no part of the module holds React, or a library of schemas', () => {
  for (const { code } of read()) expect(code.toString()).not.toMatch(/useState|createRoot|hydrate|zod/i)
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEnv } from '@/server/env'
import { findLostCharacters } from '@/tests/support/lost-characters'

test('every character of the course that the uncut fonts have is in a face', async () => {
  const { courseDir } = readEnv()
  const files = readdirSync(courseDir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(yaml|mdx)$/.test(name))
  expect(await findLostCharacters(files.map((name) => readFileSync(join(courseDir, name), 'utf8')).join(''))).toEqual([])
})

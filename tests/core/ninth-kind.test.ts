import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** The smallest possible file of a ninth kind: only its schema. */
const ninth = `import { z } from 'zod'
import { everyQuestion, words } from './every-question'
export const schema = z.strictObject({ ...everyQuestion, kind: z.literal('free-text'), model: words })
`

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ninth-kind-'))
  for (const room of ['core', 'app', 'server']) cpSync(room, join(folder, room), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const { compilerOptions } = JSON.parse(readFileSync('tsconfig.json', 'utf8'))
  const { plugins: _, incremental: __, ...options } = compilerOptions
  const config = { compilerOptions: { ...options, paths: { '@/*': ['./*'] } }, include: ['core', 'app', 'server', 'css.d.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  writeFileSync(join(folder, 'css.d.ts'), "declare module '*.css'\n")
})
afterAll(() => rmSync(folder, { recursive: true }))

function compile(): string[] {
  const { stdout } = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '--noEmit', '-p', folder], {
    encoding: 'utf8',
  })
  return [
    ...new Set(
      [...stdout.matchAll(/^(\S.*?)\(\d+,\d+\): error/gm)].map(([, file = '']) => file.replace(/^.*ninth-kind-\w+\//, '')),
    ),
  ]
}

// The compiler runs twice over the whole product, which takes long on a busy machine.
const timeoutMs = 180_000

test('a ninth kind of question does not compile until every file that distinguishes kinds supports it', {
  timeout: timeoutMs,
}, () => {
  const before = compile()
  writeFileSync(join(folder, 'core/questions/free-text.ts'), ninth)
  const union = join(folder, 'core/question.ts')
  writeFileSync(
    union,
    readFileSync(union, 'utf8')
      .replace("import * as matching from './questions/matching'", "import * as freeText from './questions/free-text'\n$&")
      .replace('  cloze.schema,\n', '  cloze.schema,\n  freeText.schema,\n'),
  )
  const broken = compile().filter((file) => !before.includes(file))
  // Other files may fail because of these.
  expect(broken).toEqual(
    expect.arrayContaining([
      'app/_components/questions/question.tsx',
      'app/words/marking.ts',
      'core/question.ts',
      'core/questions/form.ts',
    ]),
  )
})

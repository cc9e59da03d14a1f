import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const rooms = ['core', 'server', 'app', 'scripts', 'tests', 'e2e', 'bench']

function listSources(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.filter((file) => /\.(ts|tsx)$/.test(file) && !file.startsWith('server/database/generated/'))
}

test('no file is called by what it is not about', () => {
  const vague = /^(utils?|helpers?|misc|common|lib|index)(\.|$)/
  const files = rooms.flatMap(listSources)
  expect(files.filter((file) => file.split('/').some((part) => vague.test(part)))).toEqual([])
})

test('no file of core, server or app is longer than 250 lines', () => {
  const lengths = ['core', 'server', 'app']
    .flatMap(listSources)
    .map((file) => [file, readFileSync(file, 'utf8').split('\n').length - 1])
  expect(lengths.filter(([, length]) => Number(length) > 250)).toEqual([])
})

test('a folder of pages holds what Next wants and rooms, and no loose files', () => {
  const wantedByNext = /^(page|layout|route|error|not-found)\.tsx?$/
  const files = readdirSync('app', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const loose = files
    .map(({ parentPath, name }) => ({ folders: parentPath.split('/').slice(1), name, path: join(parentPath, name) }))
    // Rooms begin with an underscore. What stands at app/ itself, the words and the fonts belong to all pages.
    .filter(({ folders }) => folders.length > 0 && !['words', 'fonts'].includes(folders[0] ?? ''))
    .filter(
      ({ folders, name }) =>
        !(folders.some((each) => each.startsWith('_')) ? folders.at(-1) !== '_components' : wantedByNext.test(name)),
    )
  expect(loose.map(({ path }) => path)).toEqual([])
})

// What every file of a kind exports under the same name, and what asks the kind for it.
const fixedExportsOfKinds = [
  'schema',
  'Shown',
  'answer',
  'mark',
  'rightAnswer',
  'show',
  'readAnswer',
  'showAnswer',
  'explain',
  'texts',
  'choiceLists',
  'parts',
  'marking',
  'moveAnswer',
]
const reservedByNext = /^(default|metadata|generateMetadata|generateStaticParams|dynamicParams|viewport|GET|POST)$/

test('an exported name exists once in the house, but for a component named like the type it draws', () => {
  type Export = { name: string; file: string; isType: boolean }
  const exported = ['core', 'server', 'app', 'scripts'].flatMap(listSources).flatMap((file): Export[] =>
    [...readFileSync(file, 'utf8').matchAll(/^export (?:async )?(const|function|class|type)\*? (\w+)/gm)].map(
      ([, word, name = '']) => ({
        name,
        file,
        isType: word === 'type',
      }),
    ),
  )
  const isFixed = ({ name, file }: Export) =>
    fixedExportsOfKinds.includes(name) &&
    (file.startsWith('core/questions/') || ['core/question.ts', 'core/explained.ts'].includes(file))
  const counted = exported.filter((each) => !reservedByNext.test(each.name) && !isFixed(each))
  const byName = new Map<string, Export[]>()
  for (const each of counted) byName.set(each.name, [...(byName.get(each.name) ?? []), each])
  const isDrawnType = (list: Export[]) =>
    list.length === 2 &&
    list.filter(({ isType }) => isType).length === 1 &&
    list.some(({ file, isType }) => !isType && file.endsWith('.tsx'))
  expect([...byName.values()].filter((list) => list.length > 1 && !isDrawnType(list))).toEqual([])
})

test('every export of core and server has a docstring', () => {
  const undocumented = ['core', 'server'].flatMap(listSources).flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n')
    return lines.flatMap((line, i) => {
      const [, name] = /^export (?:async )?(?:const|function|class|type)\*? (\w+)/.exec(line) ?? []
      return name && !lines[i - 1]?.endsWith('*/') ? [`${file}: ${name}`] : []
    })
  })
  expect(undocumented).toEqual([])
})

test('what is called find… may be null, and says so', () => {
  const declared = ['core', 'server', 'app', 'scripts']
    .flatMap(listSources)
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:function|const) (find[A-Z]\w*)\b([\s\S]{0,600}?)(?:\{\n|=>\s)/g)].map(
        ([, name, signature = '']) => ({ name, file, signature }),
      ),
    )
  expect(declared.filter(({ signature }) => !signature.includes('null'))).toEqual([])
})

test('no switch over kinds of questions or figures has a default: a new kind must not compile until it is whole', () => {
  const switches = ['core', 'server', 'app'].flatMap(listSources).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^( *)switch \((?:\w+\.)*kind\) \{[\s\S]*?^\1\}/gm)].map(([text]) => ({
      file,
      text,
    })),
  )
  expect(switches.length).toBeGreaterThan(0)
  expect(switches.filter(({ text }) => /^\s*default:/m.test(text))).toEqual([])
})

// Whoever puts another course into modules/ keeps green tests: those of the software stand on the tiny course, and those of the
// course content ask the settings where it is.
test('no code reads the course in modules/ by the name of that folder', () => {
  const reads = /(?:\w+(?:Sync|File|Folder|Course)|lookAt|join)\(\s*['"`](?:\.\/)?modules\b|COURSE_DIR\W{1,4}['"`]modules\b/
  for (const bad of ["readCourseFolder('modules')", "readFileSync('modules/claims.yaml')", "COURSE_DIR: 'modules'"]) {
    expect(bad).toMatch(reads)
  }
  const files = rooms.flatMap(listSources).filter((file) => basename(file) !== 'house.test.ts')
  expect(files.filter((file) => reads.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('what serves starts no program, evaluates no text, and writes markup and queries only as values', () => {
  const forbidden = /child_process|\beval\(|new Function\(|dangerouslySetInnerHTML|RawUnsafe/
  for (const bad of ["from 'node:child_process'", 'eval(text)', '$queryRawUnsafe(sql)']) expect(bad).toMatch(forbidden)
  // Run before anything serves: it makes the database client.
  const files = ['core', 'server', 'app'].flatMap(listSources).filter((file) => file !== 'server/database/generate.ts')
  expect(files.filter((file) => forbidden.test(readFileSync(file, 'utf8')))).toEqual([])
})

// The front reads every call of an action before Next does, and lets only this form through: see server/web/page-forms.ts.
test('every server action takes the state before and a form, as React’s useActionState calls it, or nothing', () => {
  const files = listSources('app').filter((file) => /^\s*(['"])use server\1/.test(readFileSync(file, 'utf8')))
  const actions = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^export async function (\w+)\(([^)]*)\)/gm)])
  expect(actions.length).toBeGreaterThan(3)
  const others = actions.filter(([, , taken = '']) => !/^(\s*\w+: [\w\s|]+,\s*\w+: FormData,?\s*)?$/.test(taken))
  expect(others.map(([, name]) => name)).toEqual([])
})

test('nothing is left to be done later', () => {
  const files = rooms.flatMap(listSources).filter((file) => basename(file) !== 'house.test.ts')
  expect(files.filter((file) => /\b(TODO|FIXME|XXX)\b/.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('no client component reaches server/, Node or the schemas and their library, through whatever it imports', () => {
  const components = listSources('app').filter((file) => /^\s*(['"])use client\1/.test(readFileSync(file, 'utf8')))
  expect(components.map((file) => findForbidden(file, [])).filter(Boolean)).toEqual([])
})

// A registry that lacks the binaries for other systems makes npm leave them out without a word, and then `npm ci` refuses the lock file.
test('the lock file names every optional package, so that a fresh clone can be installed', () => {
  type Package = { optionalDependencies?: Record<string, string> }
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> }
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})

/** The way from a file to something that must not reach a browser, as one line; null where there is none. Types may. */
function findForbidden(file: string, way: string[]): string | null {
  // A browser has only the names of what a 'use server' file exports.
  if (way.includes(file) || /^\s*(['"])use server\1/.test(readFileSync(file, 'utf8'))) return null
  const here = [...way, file]
  for (const name of listImports(file)) {
    if (name.startsWith('node:') || name.startsWith('@prisma/') || name === 'zod') return [...here, name].join(' → ')
    const next = resolveImport(name, file)
    if (next && /^(server|scripts)\//.test(next)) return [...here, next].join(' → ')
    const found = next ? findForbidden(next, here) : null
    if (found) return found
  }
  return null
}

function listImports(file: string): string[] {
  const source = readFileSync(file, 'utf8').replace(/^(import|export) type [^'"]*from ['"][^'"]*['"]/gm, '')
  return [...source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, name]) => name ?? '')
}

function resolveImport(name: string, from: string): string | null {
  if (!name.startsWith('@/') && !name.startsWith('.')) return null
  const path = name.startsWith('@/') ? name.slice(2) : join(dirname(from), name)
  const candidates = [path, `${path}.ts`, `${path}.tsx`]
  return candidates.find((candidate) => /\.tsx?$/.test(candidate) && existsSync(candidate)) ?? null
}

const arrows: [name: string, file: string, source: string, isAllowed: boolean][] = [
  ['core may import itself and zod', 'core/a.ts', "import './b'\nimport '../core/b'\nimport 'zod'", true],
  ['core may import the one statistics package', 'core/k.ts', "import '@stdlib/dist-stats-base-dists-flat'", true],
  ['core may not import another statistics package', 'core/l.ts', "import '@stdlib/stats'", false],
  ['core may not import Node', 'core/b.ts', "import 'node:fs'", false],
  ['core may not import server', 'core/c.ts', "import '@/server/people'", false],
  ['core may not import server by a relative path', 'core/questions/d.ts', "import '../../server/people'", false],
  ['core may not import app', 'core/e.ts', "import type { x } from '@/app/words/messages'", false],
  ['core may not import React', 'core/f.ts', "import 'react'", false],
  ['core may not import Next', 'core/g.ts', "import 'next/headers'", false],
  ['core may not import Prisma', 'core/h.ts', "import '@prisma/client'", false],
  ['core may not import anything by a dynamic import', 'core/i.ts', "export const late = () => import('@/server/people')", false],
  [
    'a use case may import core, other use cases, the database client and next-auth',
    'server/a.ts',
    "import '@/core/a'\nimport './b'\nimport './database/client'\nimport 'next-auth'",
    true,
  ],
  ['a use case may not import app', 'server/b.ts', "import '@/app/words/messages'", false],
  ['a use case may not import app by a relative path', 'server/c.ts', "import '../app/words/messages'", false],
  ['a use case may not import React', 'server/d.ts', "import 'react'", false],
  ['a use case may not import Next', 'server/e.ts', "import 'next/headers'", false],
  ['a use case may not import server/web', 'server/f.ts', "import './web/json'", false],
  ['a use case may not import server/web by its alias', 'server/g.ts', "import '@/server/web/json'", false],
  ['a use case in a room may not import server/web', 'server/course/h.ts', "import '../web/json'", false],
  ['a use case may not import Prisma', 'server/i.ts', "import type { Prisma } from '@prisma/client'", false],
  ['a use case may not import the generated client', 'server/j.ts', "import './database/generated/sqlite/client'", false],
  [
    'server/database may import Prisma and the generated client',
    'server/database/a.ts',
    "import '@prisma/client'\nimport './generated/sqlite/client'\nimport '../env'",
    true,
  ],
  ['server/database may not import server/web', 'server/database/b.ts', "import '../web/json'", false],
  ['server/database may not import app', 'server/database/c.ts', "import '@/app/words/messages'", false],
  ['server/web may import use cases and core', 'server/web/a.ts', "import '../people'\nimport '@/core/a'", true],
  ['server/web may not import app', 'server/web/b.ts', "import '@/app/words/messages'", false],
  ['server/web may not import React', 'server/web/c.ts', "import 'react'", false],
  ['server/web may not import Prisma', 'server/web/d.ts', "import '@prisma/client'", false],
  ['app may import use cases and core', 'app/a.tsx', "import '@/server/a'\nimport '@/core/a'\nimport 'next/link'", true],
  ['app may not import the generated client', 'app/b.tsx', "import '@/server/database/generated/sqlite/client'", false],
  ['app may not import server/database', 'app/c.tsx', "import '@/server/database/client'", false],
  ['app may not import Prisma', 'app/(learn)/c.tsx', "import '@prisma/client'", false],
  ['app may not import server/web', 'app/(learn)/d.tsx', "import '@/server/web/json'", false],
  ['app/api may import the table of routes', 'app/api/a.ts', "import '@/server/web/routes'", true],
  ['app/api may not import anything else of server/web', 'app/api/b.ts', "import '@/server/web/json'", false],
  ['tests may not import the generated client', 'tests/d.ts', "import '@/server/database/generated/sqlite/client'", false],
  ['scripts may not import Prisma', 'scripts/d.ts', "import '@prisma/client'", false],
]

let folder: string
let complaints: Set<string>

// The files are written apart, beside a copy of the rules, and linted in one go: on its standard input the linter says only yes or no.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'house-'))
  for (const file of ['biome.json', '.gitignore']) await copyFile(file, join(folder, file))
  for (const [, file, source] of arrows) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), `${source}\n`)
  }
  const biome = resolve('node_modules/@biomejs/biome/bin/biome')
  const words = [biome, 'lint', '--only=style/noRestrictedImports', '--reporter=github', '--max-diagnostics=none']
  const { stdout } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
  const files = [...stdout.matchAll(/noRestrictedImports,file=([^,]+),/g)].map(([, file]) => file ?? '')
  complaints = new Set(files.map((file) => file.slice(file.indexOf(basename(folder)) + basename(folder).length + 1)))
})

afterAll(() => rm(folder, { recursive: true }))

test.each(arrows)('%s', (_, file, __, isAllowed) => {
  expect(complaints.has(file)).toBe(!isAllowed)
})

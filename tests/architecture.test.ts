import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const text = readFileSync('docs/architecture.md', 'utf8')
const walks = text.split(/^## /m).slice(1)
const pathsIn = (words: string) =>
  [...words.matchAll(/`((?:app|core|server|scripts|modules)\/[^`]+)`/g)].map(([, path = '']) => path)

describe.each(walks.map((walk) => [walk.split('\n')[0] ?? '', walk] as const))(
  'the walk "%s" of docs/architecture.md',
  (_, walk) => {
    const files = pathsIn(walk).filter((path) => /\.tsx?$/.test(path))

    test('names files that exist', () => {
      expect(files.length).toBeGreaterThan(5)
      // The course in modules/ may be another one.
      const named = pathsIn(walk).filter((path) => !path.startsWith('modules/'))
      expect(named.filter((path) => !existsSync(path))).toEqual([])
    })

    test('leads from file to file: each imports one of the others, or is imported by one', () => {
      const imports = new Map(files.map((file) => [file, importsOf(file)]))
      const isTied = (file: string) =>
        files.some((other) => other !== file && (imports.get(file)?.includes(other) || imports.get(other)?.includes(file)))
      // The browser's half and the server's half of a walk are tied by an address, a page and its cached copy by Next.
      const byAddress = [
        'server/web/static-pages.ts',
        'server/web/front.ts',
        'app/(learn)/attempts/[id]/_quiz/save-and-submit.ts',
      ]
      expect(files.filter((file) => !isTied(file) && !byAddress.includes(file))).toEqual([])
    })
  },
)

function importsOf(file: string): string[] {
  const names = [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, name = '']) => name)
  return names.flatMap((name) => {
    if (!name.startsWith('.') && !name.startsWith('@/')) return []
    const path = name.startsWith('@/') ? name.slice(2) : join(dirname(file), name)
    return [`${path}.ts`, `${path}.tsx`].filter(existsSync)
  })
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// A course may run from right to left. What the styles call left or right would then be on the wrong side.

const sides = 'left|right'
const physicalProperty = new RegExp(`^([a-z-]+-)?(${sides})(-[a-z]+)?$`)
const physicalValue = new RegExp(`(^|[\\s(,])(to\\s+)?(${sides})($|[\\s),])|translateX\\(|skew|rotate\\(`)
const withFourSides = /^(margin|padding|inset|border-(width|style|color|radius)|scroll-(margin|padding))$/

/** Why a declaration means a side of the page and not of the text; null if it does not. */
function findSide(property: string, value: string): string | null {
  if (property.startsWith('--')) return null
  if (physicalProperty.test(property)) return 'it names a side'
  if (physicalValue.test(value.replace(/anchor\([^)]*\)/g, ''))) return 'its value names a side'
  const values = value.match(/(?:[^\s(]|\((?:[^()]|\([^()]*\))*\))+/g) ?? []
  if (withFourSides.test(property) && values.length === 4 && values[1] !== values[3]) return 'its second and fourth value differ'
  if (property === 'border-radius' && values.length > 1) return 'its corners differ'
  if (property === 'translate' && !/^(0|none)$/.test(values[0] ?? '')) return 'it moves sideways'
  return null
}

function listDeclarations(css: string): { property: string; value: string; selector: string }[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '')
  return [...bare.matchAll(/([^{};]*)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) =>
    body.split(';').flatMap((each) => {
      const [, property, value] = /^\s*([a-z-]+)\s*:\s*([\s\S]+?)\s*$/.exec(each) ?? []
      return property && value ? [{ property, value, selector: selector.trim() }] : []
    }),
  )
}

function listFiles(ending: RegExp): string[] {
  const entries = readdirSync('app', { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile() && ending.test(entry.name)).map((entry) => join(entry.parentPath, entry.name))
}

test.each([
  ['margin-left', '1rem'],
  ['border-top-right-radius', '4px'],
  ['left', '0'],
  ['text-align', 'right'],
  ['float', 'left'],
  ['background', 'linear-gradient(to right, red, blue)'],
  ['padding', '0 0 0 1rem'],
  ['inset', '50% auto auto 50%'],
  ['padding', 'var(--a) 0 calc(1px + (2px * 3)) var(--b)'],
  ['border-width', '0 0.8rem 0.8rem 0'],
  ['translate', '-50% -50%'],
  ['transform', 'translateX(1px)'],
])('%s: %s is found to mean a side', (property, value) => expect(findSide(property, value)).not.toBeNull())

test.each([
  ['margin-inline-start', '1rem'],
  ['padding', '0 1rem'],
  ['padding', '0 1rem 2rem 1rem'],
  ['text-align', 'end'],
  ['inset', 'auto 1rem 1rem'],
  ['inset-block-start', 'max(var(--sentence, 0px), anchor(--note bottom, 0px) + 0.8rem)'],
  ['translate', '0 0.1em'],
  ['border-radius', 'var(--radius)'],
  ['copyright', 'x'],
])('%s: %s means none', (property, value) => expect(findSide(property, value)).toBeNull())

test('the styles say start and end, not left and right', () => {
  const files = listFiles(/\.css$/)
  const declared = files.flatMap((file) => listDeclarations(readFileSync(file, 'utf8')).map((each) => ({ file, ...each })))
  expect(declared.length).toBeGreaterThan(500)
  const found = declared
    .map(({ file, property, value }) => ({ file, declaration: `${property}: ${value}`, because: findSide(property, value) }))
    .filter(({ because }) => because !== null)
  expect(found).toEqual([])
})

test('what is mirrored is mirrored only in a page that runs from right to left', () => {
  const declared = listFiles(/\.css$/).flatMap((file) => listDeclarations(readFileSync(file, 'utf8')))
  const mirrored = declared.filter(({ property, value }) => property === 'scale' && value.startsWith('-'))
  expect(mirrored.length).toBeGreaterThan(0)
  expect(mirrored.filter(({ selector }) => !selector.includes(':dir(rtl)'))).toEqual([])
})

test('no component sets a side in a style of its own, draws an arrow to a side, or listens to the key of one', () => {
  const side =
    /style=\{\{[^}]*\b(left|right|(margin|padding|border)(Left|Right)|textAlign: '(left|right)')|[←→]|Arrow(Left|Right)\b/
  for (const bad of ["style={{ left: '1px' }}", 'style={{ marginLeft: 1 }}', 'Next →', "key === 'ArrowLeft'"]) {
    expect(bad).toMatch(side)
  }
  expect(listFiles(/\.tsx?$/).filter((file) => side.test(readFileSync(file, 'utf8')))).toEqual([])
})

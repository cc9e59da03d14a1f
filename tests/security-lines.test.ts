import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const lines = [...readFileSync('docs/security.md', 'utf8').matchAll(/^\| (\d[\d.–]*) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, number = '', asks = '', verdict = '', heldBy = '']) => ({ number, asks, verdict, heldBy }),
)

describe('docs/security.md', () => {
  test('has each line once, in the order of the standard, with one of four verdicts', () => {
    expect(lines.length).toBeGreaterThan(140)
    const numbers = lines.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    const placed = (number: string) => number.split('–')[0]?.split('.').map(Number) ?? []
    const inOrder = numbers.toSorted((a, b) => {
      const [one, other] = [placed(a), placed(b)]
      const at = one.findIndex((each, i) => each !== other[i])
      return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
    })
    expect(numbers).toEqual(inOrder)
    const verdicts = /^(met|in part|not met|not applicable|not checked here)\b/
    expect(lines.filter(({ verdict }) => !verdicts.test(verdict))).toEqual([])
  })

  test('says what is missing where a line is met in part', () => {
    expect(lines.filter(({ verdict }) => verdict.startsWith('in part') && !verdict.includes(': '))).toEqual([])
  })

  test('names a test that exists for each line that is met, wholly or in part', () => {
    const claimed = lines.filter(({ verdict }) => /^(met|in part)/.test(verdict))
    const missing = claimed.filter(({ heldBy }) => !existsSync(/^`(.+)`$/.exec(heldBy)?.[1] ?? ''))
    expect(missing).toEqual([])
  })
})

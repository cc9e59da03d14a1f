import katex from 'katex'
import { listFormulas, type Maths, type MathsNode } from '@/core/inline-text'
import { err, ok, type Result } from '@/core/result'
import { type Cache, openCache } from '../cache'
import { shared } from '../shared'

const mostCharacters = 1000
const mostFormulas = 2000

// What KaTeX makes of TeX, and nothing that could load or run anything.
const elements = new Set(
  'math mrow mi mn mo mtext ms mspace mfrac msqrt mroot mstyle msub msup msubsup munder mover munderover mmultiscripts mprescripts mpadded mphantom menclose mtable mtr mtd'.split(
    ' ',
  ),
)
const omittedAttributes = ['class', 'style', 'xmlns']

/**
 * Draws a formula in MathML. `isDisplay` is true for one on lines of its own.
 *
 * Refuses TeX that is too long or cannot be read, with the reason in words.
 */
export function drawFormula(tex: string, isDisplay = false): Result<MathsNode, string> {
  if (tex.length > mostCharacters) return err(`it has more than ${mostCharacters} characters`)
  const [forbidden] = /\\(?:href|url|includegraphics|html[A-Z]\w*)/.exec(tex) ?? []
  if (forbidden) return err(`${forbidden} is not possible in a course`)
  const drawn = shared<Cache<string, Result<MathsNode, string>>>('formulas', () => openCache(mostFormulas))
  const name = `${isDisplay ? 'display' : 'inline'} ${tex}`
  const result = drawn.get(name) ?? draw(tex, isDisplay)
  drawn.set(name, result)
  return result
}

/**
 * Draws every formula in the texts of a value that is about to be shown. It looks at nothing else, so that what it returns depends
 * on what is shown alone. What a learner typed (`typed`) is left out. A formula that cannot be drawn is left out as well.
 */
export function drawFormulasIn(value: unknown): Maths {
  const formulas = new Set<string>()
  const look = (each: unknown) => {
    if (typeof each === 'string') for (const tex of listFormulas(each)) formulas.add(tex)
    else if (typeof each === 'object' && each !== null && !(each instanceof Date)) {
      for (const [name, inner] of Object.entries(each)) if (name !== 'typed') look(inner)
    }
  }
  look(value)
  const drawn = [...formulas].map((tex) => [tex, drawFormula(tex)] as const)
  return Object.fromEntries(drawn.flatMap(([tex, result]) => (result.ok ? [[tex, result.value]] : [])))
}

function draw(tex: string, displayMode: boolean): Result<MathsNode, string> {
  try {
    const html = katex.renderToString(tex, {
      output: 'mathml',
      displayMode,
      throwOnError: true,
      trust: false,
      strict: false,
      maxSize: 20,
      maxExpand: 200,
    })
    const root = readMarkup(html)
    return root ? ok(root) : err('it is empty')
  } catch (error) {
    if (!(error instanceof katex.ParseError) && !(error instanceof UnknownElement)) throw error
    return err(error.message.replace(/^KaTeX parse error: /, ''))
  }
}

class UnknownElement extends Error {}

/** Reads the markup that KaTeX writes, which is well formed. The TeX source that it adds is left out: nobody is to hear it. */
function readMarkup(html: string): MathsNode | null {
  const root: MathsNode = { name: 'root', attributes: {}, children: [] }
  const open = [root]
  for (const [, end, name = '', attributes = '', isEmpty, text = ''] of html.matchAll(/<(\/?)([a-z]+)([^>]*?)(\/?)>|([^<]+)/g)) {
    const parent = open.at(-1) ?? root
    if (name === '') parent.children.push(decode(text))
    else if (end) open.pop()
    else {
      const node: MathsNode = { name, attributes: readAttributes(attributes), children: [] }
      parent.children.push(node)
      if (!isEmpty) open.push(node)
    }
  }
  const math = findElement(root, 'math')
  return math && clean(math)
}

function findElement(node: MathsNode, name: string): MathsNode | null {
  if (node.name === name) return node
  for (const child of node.children) {
    const found = typeof child === 'string' ? null : findElement(child, name)
    if (found) return found
  }
  return null
}

function clean({ name, attributes, children }: MathsNode): MathsNode {
  if (!elements.has(name)) throw new UnknownElement(`<${name}> cannot be shown`)
  const kept = Object.fromEntries(Object.entries(attributes).filter(([each]) => !omittedAttributes.includes(each)))
  return {
    name,
    attributes: kept,
    children: children.flatMap((child) => {
      if (typeof child === 'string') return [child]
      if (child.name === 'annotation') return []
      return child.name === 'semantics' ? clean({ ...child, name: 'mrow' }).children : [clean(child)]
    }),
  }
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]))
}

function decode(text: string): string {
  const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => characters[name] ?? '')
}

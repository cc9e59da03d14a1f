import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, visit } from 'yaml'
import type { Finding, LineOf } from '@/core/course/authored-course'
import { explainYamlError } from './yaml-errors'

/** Fields that people read. Words after a # in them were probably meant to be read too. */
const prose = new Set(
  'text stem explanation title summary note meaning feedback telling caption detail label citation question notice what when'.split(
    ' ',
  ),
)

/**
 * What stands in a YAML file. `data` is undefined if it cannot be read, and null if the file is empty. `misread` has the paths of
 * entries in which a comma or a sign has cut a text off: what else seems to be wrong in them follows from that.
 */
export type ReadYaml = { data: unknown; lineOf: LineOf; misread: PropertyKey[][] }

/**
 * Parses YAML. `offset` is the number of lines before it in its file. Errors are added to `findings`, and what is allowed but
 * probably not meant to `doubts`. `lineOf` returns the line in the file of a path in the data.
 */
export function readYaml(file: string, text: string, offset: number, findings: Finding[], doubts: Finding[]): ReadYaml {
  const { source, counter, document, isRead } = parseMended(file, text, offset, findings)
  const lineAt = (position: number) => counter.linePos(position).line + offset
  if (!isRead) return { data: undefined, lineOf: () => offset + 1, misread: [] }

  const misread: PropertyKey[][] = []
  const add = (list: Finding[], node: Node, message: string, fix: string) =>
    list.push({ file, line: lineAt(node.range?.[0] ?? 0), message, fix })
  let isTagged = false
  visit(document, {
    Node(_, node) {
      const sign = isAlias(node) ? '*' : node.anchor !== undefined ? '&' : node.tag?.startsWith('!') ? '!' : null
      if (sign === null) return undefined
      isTagged = true
      add(findings, node, `A text begins with ${sign}, which YAML takes for a sign of its own.`, 'Put the whole text in quotes.')
      return visit.BREAK
    },
    Pair(_, pair, path) {
      const { key } = pair
      const around = path.findLast(isMap)
      if (!isScalar(key) || !around) return undefined
      if (around.flow && pair.value === null) {
        const before = around.items[around.items.indexOf(pair as Pair<Node, Node>) - 1]
        const name = before && isScalar(before.key) ? String(before.key.value) : ''
        const start = before && isScalar(before.value) ? String(before.value.value) : ''
        misread.push(pathOf(document.contents, around) ?? [])
        const rest = String(key.value)
        if (/^-?\d+$/.test(start) && /^\d+$/.test(rest)) {
          add(findings, key, `The number ${start},${rest} has a comma.`, `Write a decimal point: ${name}: ${start}.${rest}.`)
        } else {
          add(
            findings,
            key,
            `The text stops at its comma: "${start}" is read as the ${name}, and "${rest}" as a field.`,
            `Put the whole text in quotes: ${name}: "${start}, ${rest}".`,
          )
        }
        return visit.BREAK
      }
      if (isCutByComment(pair, source)) {
        add(
          doubts,
          pair.value as Node,
          `What stands after the # is a comment, and is not part of the ${String(key.value)}.`,
          'Put the whole text in quotes, or the comment on a line of its own.',
        )
      }
      return undefined
    },
  })
  const lineOf: LineOf = (path) => lineAt(positionOf(document.contents, path))
  return { data: isTagged ? undefined : (document.toJS() as unknown), lineOf, misread }
}

/** How many lines are mended to find the next error of a file. */
const mostMended = 20

/** Parses YAML. After an error whose line can be mended with certainty, it goes on to the next. `source` has the lines as mended. */
function parseMended(file: string, text: string, offset: number, findings: Finding[]) {
  let source = text
  for (let mends = 0; ; mends++) {
    const counter = new LineCounter()
    const document = parseDocument(source, { lineCounter: counter, uniqueKeys: true })
    if (document.errors.length === 0) return { source, counter, document, isRead: true }
    const { line, mended, ...words } = explainYamlError(source, document.errors)
    findings.push({ file, line: line + offset, ...words })
    if (mended === undefined || mends === mostMended) return { source, counter, document, isRead: false }
    source = source
      .split('\n')
      .with(line - 1, mended)
      .join('\n')
  }
}

/** Where a path leads in the text. If it leads nowhere, where its longest part leads. A field begins with its name. */
function positionOf(root: unknown, path: readonly PropertyKey[]): number {
  let node = root
  let position = startOf(root) ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (!pair) return position
      position = startOf(pair.key) ?? position
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      position = startOf(node) ?? position
    } else return position
  }
  return position
}

function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null
}

/** The path from one node to another inside it; null if it is not inside. */
function pathOf(from: unknown, to: Node): PropertyKey[] | null {
  if (from === to) return []
  const inside: [PropertyKey, unknown][] = isMap(from)
    ? from.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', value])
    : isSeq(from)
      ? [...from.items.entries()]
      : []
  for (const [step, node] of inside) {
    const rest = pathOf(node, to)
    if (rest) return [step, ...rest]
  }
  return null
}

/** Whether a text without quotes ends at a # with a single space before it. Before a comment people leave more. */
function isCutByComment({ key, value }: Pair, text: string): boolean {
  if (!isScalar(value) || value.type !== 'PLAIN' || typeof value.value !== 'string' || !value.range) return false
  if (!/^ #/.test(text.slice(value.range[1], value.range[1] + 2))) return false
  return value.value.includes(' ') || prose.has(String(isScalar(key) ? key.value : ''))
}

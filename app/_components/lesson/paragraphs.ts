/** A node of a syntax tree, with the fields that are used here. */
type Node = {
  type: string
  name?: string | null
  value?: string
  children?: Node[]
  attributes?: { type: 'mdxJsxAttribute'; name: string; value: string }[]
  data?: { hName?: string; hProperties?: Record<string, string> }
  position?: { start: Point; end: Point }
}
type Point = { line: number; offset?: number }

const inlineTags = ['Claim', 'Term']

/**
 * A remark plugin that prepares the paragraphs of a lesson.
 *
 * MDX takes apart a paragraph that holds only tags, so that a `<Claim>` alone on a line would have no `<p>` around it. The plugin
 * puts such tags back into paragraphs; tags on the same line or on neighbouring lines share one. Then it puts each paragraph with
 * claims into a `<Glossed>` with a `<ClaimNotes>` after it, because a note that opens is a block, and a paragraph cannot hold
 * one. Each claim gets the id of its note (`note`, unique in the page), its number in the paragraph (`nth`, from 1), and its last
 * word (`tail`).
 */
export function lessonParagraphs() {
  return (tree: unknown) => {
    const root = tree as Node
    joinParagraphs(root)
    keepRangesWhole(root)
    keepNumbersWithNouns(root)
    takeInPunctuation(root)
    addNotes(root, new Map())
    keepTermsWhole(root)
  }
}

/** A remark plugin that keeps one part of a text: everything before its first heading, or the rest. */
export function keepPart(part: 'opening' | 'rest') {
  return (tree: unknown) => {
    const root = tree as Node
    const children = root.children ?? []
    const heading = children.findIndex(({ type }) => type === 'heading')
    const at = heading < 0 ? children.length : heading
    // A footnote stands with the words that refer to it, wherever it is written.
    const notes = children.filter(({ type }, i) => type === 'footnoteDefinition' && (part === 'opening' ? i >= at : i < at))
    root.children = [...(part === 'opening' ? children.slice(0, at) : children.slice(at)), ...notes]
  }
}

/** A remark plugin that gives the tags for a module's figures, practice questions and pictures the slug of that module. */
export function nameModule(module: string) {
  return (tree: unknown) => addModule(tree as Node, module)
}

function addModule(node: Node, module: string) {
  if (['Figure', 'Practice', 'Picture', 'Passage'].includes(node.name ?? ''))
    node.attributes = [...(node.attributes ?? []), attribute('module', module)]
  for (const child of node.children ?? []) addModule(child, module)
}

function joinParagraphs(parent: Node) {
  if (!parent.children || parent.type === 'paragraph') return
  const joined: Node[] = []
  let last: Node | null = null
  for (const child of parent.children) {
    if (!isStrayInline(child)) {
      joinParagraphs(child)
      joined.push(child)
      last = null
      continue
    }
    const inline = asInline(child)
    if (last && isNextTo(last, child)) {
      const isTouching = last.position?.end.offset === child.position?.start.offset
      last.children?.push(...(isTouching ? [] : [{ type: 'text', value: ' ' }]), inline)
      last.position = { start: last.position?.start ?? { line: 0 }, end: child.position?.end ?? { line: 0 } }
    } else {
      last = { type: 'paragraph', children: [inline], position: child.position }
      joined.push(last)
    }
  }
  parent.children = joined
}

// "7–10 days" must not end a line at its dash.
function keepRangesWhole(parent: Node) {
  parent.children = parent.children?.flatMap((child) => {
    if (child.type !== 'text' || !child.value) {
      keepRangesWhole(child)
      return [child]
    }
    const parts = child.value.split(/(\d+(?:\.\d+)?–\d+(?:\.\d+)?)/)
    if (parts.length === 1) return [child]
    return parts.flatMap((value, i): Node[] => {
      const text = { type: 'text', value }
      if (i % 2 === 0) return value === '' ? [] : [text]
      return [{ type: 'range', data: { hName: 'span', hProperties: { className: 'range' } }, children: [text] }]
    })
  })
}

// A number and the word that it counts or measures stay on one line: "50 mg", "98 women", "7–10 days". A year counts nothing.
function keepNumbersWithNouns(parent: Node) {
  parent.children?.forEach((child, i, siblings) => {
    keepNumbersWithNouns(child)
    if (child.type !== 'text' || !child.value) return
    child.value = child.value.replace(/(?<![\p{L}\d.,-])(\d+(?:[.,]\d+)?%?) (?=\p{Ll})/gu, (whole, number: string) =>
      /^(?:19|20)\d\d$/.test(number) ? whole : `${number}\u00a0`,
    )
    if (siblings[i - 1]?.type === 'range') child.value = child.value.replace(/^ (?=\p{Ll})/u, '\u00a0')
  })
}

// The symbol of a claim stands after the comma that follows its words, not before it.
function takeInPunctuation(parent: Node) {
  parent.children?.forEach((child, i, siblings) => {
    takeInPunctuation(child)
    const next = siblings[i + 1]
    const found = child.name === 'Claim' && next?.type === 'text' ? /^[.,;:!?)\]’”]+/.exec(next.value ?? '') : null
    if (!found || !next) return
    child.children = [...(child.children ?? []), { type: 'text', value: found[0] }]
    next.value = next.value?.slice(found[0].length)
  })
}

// A term is a button, and a line may break after a button: the comma that follows could begin the next line.
function keepTermsWhole(parent: Node) {
  parent.children = parent.children?.flatMap((child, i, siblings) => {
    keepTermsWhole(child)
    const next = siblings[i + 1]
    const found = child.name === 'Term' && next?.type === 'text' ? /^[.,;:!?)\]’”]+/.exec(next.value ?? '') : null
    if (!found || !next) return [child]
    next.value = next.value?.slice(found[0].length)
    const children = [child, { type: 'text', value: found[0] }]
    return [{ type: 'range', data: { hName: 'span', hProperties: { className: 'range' } }, children }]
  })
}

function addNotes(parent: Node, seen: Map<string, number>) {
  const isTightItem = parent.type === 'listItem' && parent.children?.filter(({ type }) => type === 'paragraph').length === 1
  parent.children = parent.children?.flatMap((child) => {
    if (child.type !== 'paragraph') {
      addNotes(child, seen)
      return [child]
    }
    const claims = listClaims(child)
    if (claims.length === 0) return [child]
    const notes = claims.map((claim, i) => {
      const id = claim.attributes?.find(({ name }) => name === 'id')?.value ?? ''
      const count = (seen.get(id) ?? 0) + 1
      seen.set(id, count)
      const note = count === 1 ? id : `${id}-${count}`
      const tail = takeLastWord(claim)
      claim.attributes = [
        ...(claim.attributes ?? []),
        attribute('note', note),
        attribute('nth', String(i + 1)),
        attribute('tail', tail),
      ]
      return `${id}=${note}`
    })
    const after: Node = {
      type: 'mdxJsxFlowElement',
      name: 'ClaimNotes',
      attributes: [attribute('notes', notes.join(' '))],
      children: [],
    }
    if (!isTightItem) return [{ type: 'mdxJsxFlowElement', name: 'Glossed', attributes: [], children: [child, after] }]
    // A list item of one paragraph is drawn without a `<p>`, so its notes belong to the item itself.
    parent.data = { ...parent.data, hProperties: { ...parent.data?.hProperties, 'data-glossed': '' } }
    return [child, after]
  })
}

// The last word stays with the symbol, which must not begin a line.
function takeLastWord(claim: Node): string {
  const last = claim.children?.at(-1)
  const [, before, word] = last?.type === 'text' ? (/^([\s\S]*[ \n])?([^ \n]+)$/.exec(last.value ?? '') ?? []) : []
  if (!last || !word) return ''
  last.value = before ?? ''
  return word
}

function listClaims(node: Node): Node[] {
  if (node.type === 'mdxJsxTextElement' && node.name === 'Claim') return [node]
  return (node.children ?? []).flatMap(listClaims)
}

function isStrayInline({ type, name }: Node): boolean {
  return type === 'mdxJsxFlowElement' && inlineTags.includes(name ?? '')
}

function asInline(node: Node): Node {
  const children = (node.children ?? []).flatMap((child) => (child.type === 'paragraph' ? (child.children ?? []) : [child]))
  return {
    ...node,
    type: 'mdxJsxTextElement',
    children: children.map((child) => (isStrayInline(child) ? asInline(child) : child)),
  }
}

function isNextTo(before: Node, after: Node): boolean {
  return (after.position?.start.line ?? 0) <= (before.position?.end.line ?? 0) + 1
}

function attribute(name: string, value: string) {
  return { type: 'mdxJsxAttribute' as const, name, value }
}

/** The part of a syntax tree that is touched here. */
type Node = {
  type: string
  name?: string | null
  value?: string
  children?: Node[]
  attributes?: { type: 'mdxJsxAttribute'; name: string; value: string }[]
  data?: { hName?: string; hProperties?: Record<string, string> }
  position?: { start: Place; end: Place }
}
type Place = { line: number; offset?: number }

const inlineTags = ['Claim', 'Term']

/**
 * A remark plugin that makes lesson text whole.
 *
 * MDX takes a paragraph of nothing but tags apart, and `<Claim>` alone on a line would stand without its `<p>`: such tags
 * go back into paragraphs, together where they stood on the same or on neighbouring lines. Then each paragraph with claims
 * is put into a `<Glossed>` with a `<ClaimNotes>` after it, since a note that opens is a block and no block can stand in a
 * paragraph. Each claim is told its note (`note`, unique in the page), its place in the
 * paragraph (`nth`, from 1), and its last word (`tail`).
 */
export function lessonParagraphs() {
  return (tree: unknown) => {
    const root = tree as Node
    joinParagraphs(root)
    keepRangesWhole(root)
    takeInPunctuation(root)
    addNotes(root, new Map())
    keepTermsWhole(root)
  }
}

/** A remark plugin that keeps one part of a text: what comes before its first heading, or the rest. */
export function keepPart(part: 'opening' | 'rest') {
  return (tree: unknown) => {
    const root = tree as Node
    const children = root.children ?? []
    const heading = children.findIndex(({ type }) => type === 'heading')
    const at = heading < 0 ? children.length : heading
    root.children = part === 'opening' ? children.slice(0, at) : children.slice(at)
  }
}

/** A remark plugin that tells the tags which show something of a module's own whose they are. */
export function nameModule(module: string) {
  return (tree: unknown) => addModule(tree as Node, module)
}

function addModule(node: Node, module: string) {
  if (node.name === 'Figure' || node.name === 'Practice')
    node.attributes = [...(node.attributes ?? []), attribute('module', module)]
  for (const child of node.children ?? []) addModule(child, module)
}

function joinParagraphs(parent: Node) {
  if (!parent.children || parent.type === 'paragraph') return
  const mended: Node[] = []
  let last: Node | null = null
  for (const child of parent.children) {
    if (!isStrayInline(child)) {
      joinParagraphs(child)
      mended.push(child)
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
      mended.push(last)
    }
  }
  parent.children = mended
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

// A mark stands after the comma that follows its words, not before it.
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

// A term is a button, and a line may break after a button: the comma that follows it would begin the next line.
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
    // A short list item is its own paragraph: the item itself is what the notes belong to.
    parent.data = { ...parent.data, hProperties: { ...parent.data?.hProperties, 'data-glossed': '' } }
    return [child, after]
  })
}

// The last word goes with the mark, which must not begin a line.
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

import type { Withdrawn } from '../withdrawn'

/** What withdraws a part of a page: the names in its attribute `data-withdrawn-with`. */
export type WithdrawnNames = ReadonlyMap<string, { reason: string }>

const partStart = /<(\w+)\b[^>]*\bdata-withdrawn-with="([^"]*)"[^>]*>/g
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Returns the names by which parts of pages are withdrawn: `passage/module#id` and `question/id`. */
export function namesOf({ passages, questions }: Withdrawn): WithdrawnNames {
  return new Map([
    ...[...passages].map(([place, passage]) => [`passage/${place}`, passage] as const),
    ...[...questions].filter(([, { isInFiles }]) => isInFiles).map(([id, question]) => [`question/${id}`, question] as const),
  ])
}

/** Returns true if a page has a part that is withdrawn. */
export function hasWithdrawn(html: string, names: WithdrawnNames): boolean {
  return [...html.matchAll(partStart)].some(([, , list = '']) => isOut(list, names))
}

/**
 * Returns a page without its parts that are withdrawn. A part names in `data-withdrawn-with` with what it goes, and goes if all of that is
 * withdrawn. A part that begins with a heading keeps it, and says why the rest is not there, so that a link to it leads somewhere.
 */
export function cutWithdrawn(html: string, names: WithdrawnNames): string {
  const kept: string[] = []
  let from = 0
  for (const { 0: start, 1: tag = '', 2: list = '', index } of html.matchAll(partStart)) {
    // It lies within a part that is cut already.
    if (index < from || !isOut(list, names)) continue
    const end = endOfElement(html, tag, index)
    const inner = html.slice(index + start.length, end)
    const heading = /^<h2\b[\s\S]*?<\/h2>/.exec(inner)?.[0]
    kept.push(html.slice(from, index))
    if (heading) kept.push(start, heading, noticeOf(list, names), `</${tag}>`)
    from = end
  }
  return kept.join('') + html.slice(from)
}

function isOut(list: string, names: WithdrawnNames): boolean {
  return list.split(' ').every((name) => names.has(name))
}

// The markup is that of React, which closes every element and leaves no angle bracket in a text or an attribute.
function endOfElement(html: string, tag: string, start: number): number {
  const tags = new RegExp(`<(/?)${tag}\\b[^>]*>`, 'g')
  tags.lastIndex = start
  let depth = 0
  for (let found = tags.exec(html); found; found = tags.exec(html)) {
    depth += found[1] === '/' ? -1 : 1
    if (depth === 0) return tags.lastIndex
  }
  throw new Error(`A <${tag}> of a page is never closed.`)
}

function noticeOf(list: string, names: WithdrawnNames): string {
  const reason = names.get(list.split(' ')[0] ?? '')?.reason ?? ''
  const words = 'This part was taken out, because something in it was wrong or could mislead. It comes back when it is mended.'
  return `<p class="notice" lang="en" dir="ltr">${words} The reason: <bdi>${reason.replace(/[&<>"]/g, (each) => escapes[each] ?? '')}</bdi></p>`
}

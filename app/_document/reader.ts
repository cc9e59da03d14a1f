import { requestJson } from '@/app/json-request'
import { gradePercent } from '@/app/words/grades'
import type { Role } from '@/core/people'
import type { ModuleProgress } from '@/core/progress'
import { showLocalDates } from './dates'

/** Progress in one module, as JSON carries it. */
type ModuleState = Omit<ModuleProgress, 'readAt'> & { readAt: string | null }

type Reader =
  | { name: null; isDemo: boolean }
  | { name: string; isDemo: boolean; role: Role; modules: ModuleState[]; due: number; notices: number }

/**
 * Asks the server once who reads the page, and shows it: the pages themselves are the same for everybody. What is shown fills room
 * that was kept for it (`data-reader` of the document, which the front sets by a cookie), so that nothing moves.
 */
export async function showReader(): Promise<void> {
  const reader = await findReader()
  if (!reader) return
  document.documentElement.dataset.reader = reader.name === null ? 'guest' : reader.role
  if (reader.isDemo) document.documentElement.dataset.demo = ''
  if (reader.name === null) return
  const name = document.querySelector<HTMLElement>('[data-name]')
  if (name) name.textContent = name.title = reader.name
  show(document, '[data-name-of]')
  showCount('due', reader.due)
  showCount('unread', reader.notices)
  for (const each of document.querySelectorAll<HTMLElement>('[data-module]')) {
    const state = reader.modules.find(({ module }) => module === each.dataset.module)
    if (state) showState(each, state)
  }
}

function showCount(of: 'due' | 'unread', count: number): void {
  const place = document.querySelector(`[data-${of}-count]`)
  if (count === 0 || !place) return
  place.textContent = String(count)
  show(document, `[data-${of}="${count === 1 ? 'one' : 'many'}"]`)
  show(document, `[data-${of}=""]`)
}

// Which parts of an element about a module its state calls for. An element shows those that it has.
function showState(element: HTMLElement, { readAt, passage, grade, isPassed, openAttempt }: ModuleState): void {
  if (readAt) {
    for (const time of element.querySelectorAll('time')) time.dateTime = readAt
    showLocalDates(element)
    for (const form of element.querySelectorAll('form')) form.hidden = true
    show(element, '[data-when="read"]')
  } else if (passage) {
    show(element, '[data-when="begun"]')
  }
  if (grade) {
    const ended = isPassed ? '[data-when="passed"]' : '[data-when="not-passed"]'
    const percent = element.querySelector(`${ended} [data-percent]`)
    if (percent) percent.textContent = gradePercent(grade)
    show(element, ended)
  }
  if (openAttempt) {
    const link = element.querySelector<HTMLAnchorElement>('a[data-when="open"]')
    if (link) link.href = `/attempts/${openAttempt}`
    show(element, '[data-when="open"]')
  } else if (!readAt && passage) {
    show(element, `[data-bookmark="${CSS.escape(passage)}"]`)
  }
}

function show(within: ParentNode, which: string): void {
  const found = within.querySelector<HTMLElement>(which)
  if (found) found.hidden = false
}

async function findReader(): Promise<Reader | null> {
  try {
    const response = await requestJson('/api/me')
    return response.ok ? ((await response.json()) as Reader) : null
  } catch {
    // Without a connection, or on the way to another page: the page is complete without this.
    return null
  }
}

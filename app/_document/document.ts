import { markContents } from './contents'
import { showLocalDates } from './dates'
import { guardForms } from './forms'
import { toggleNotes } from './notes'
import { checkPracticeInPlace } from './practice'
import { showReader } from './reader'
import { showWayBack } from './way-back'

let isStarted = false

/**
 * Adds to a page what only a script can do. Each page is complete without it: it works on the markup that the server has drawn, which
 * it finds by `data-` attributes, and it is the same for pages that React runs.
 */
export function enhanceDocument(): void {
  // In development React mounts everything twice.
  if (isStarted) return
  isStarted = true
  guardForms()
  toggleNotes()
  markContents()
  showWayBack()
  checkPracticeInPlace()
  showLocalDates(document)
  const left = document.querySelector<HTMLElement>('[data-left-behind]')
  if (left) void import('./left-behind').then(({ showLeftBehind }) => showLeftBehind(left))
  void showReader()
}

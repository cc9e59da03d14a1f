import { dayWords, nearDayWords } from '@/app/words/dates'

const shown = 'data-local-day'

/**
 * Shows the days below an element by the clock of whoever reads. The server knows no reader's clock: without scripts a day is that by
 * UTC, and the style says so (app/globals.css).
 */
export function showLocalDates(within: ParentNode): void {
  for (const each of within.querySelectorAll<HTMLTimeElement>(`time[${shown}]`)) {
    const words = each.getAttribute(shown) === 'near' ? nearDayWords : dayWords
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    // One text is replaced as a whole, even if a translator has rewritten it.
    each.textContent = words(new Date(each.dateTime), timeZone)
    each.removeAttribute('data-clock')
  }
}

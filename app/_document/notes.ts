/**
 * Lets the symbol of a claim open and close its note without moving the page. Without scripts the symbol is a link, and the browser
 * opens the note that it leads to; but then the page jumps, and a second press does nothing.
 */
export function toggleNotes(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#note-"]') : null
    const details = link && document.getElementById(link.hash.slice(1))?.closest('details')
    if (!details) return
    event.preventDefault()
    details.open = !details.open
    if (!details.open) return
    details.scrollIntoView({ block: 'nearest' })
    details.querySelector('summary')?.focus({ preventScroll: true })
  })
}

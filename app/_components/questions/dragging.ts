type Row = { element: HTMLElement; top: number; height: number }

/**
 * Drags an item of a list by its handle, which the pointer has just pressed. `onDrop` is given the ids of the items in their new
 * order, if it is another one. The buttons do the same; dragging only adds to them. Escape or a lost pointer puts the item back.
 */
export function startDrag(event: PointerEvent, onDrop: (order: string[], id: string) => void): void {
  const handle = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-handle]') : null
  const item = handle?.closest('li')
  const list = item?.parentElement
  if (!handle || !item || !list || event.button !== 0 || !event.isPrimary) return
  event.preventDefault()
  handle.setPointerCapture(event.pointerId)

  const rows = [...list.children].filter((each) => each instanceof HTMLElement).map(measure)
  const from = rows.findIndex(({ element }) => element === item)
  const startsAt = event.clientY + window.scrollY
  let to = from
  item.dataset.dragged = ''
  list.dataset.dragging = ''

  const follow = (moved: PointerEvent) => {
    scrollNearEdge(moved.clientY)
    const distance = moved.clientY + window.scrollY - startsAt
    to = placeAfter(rows, from, distance)
    showPlaces(rows, from, to, distance)
  }
  const end = (isDropped: boolean) => {
    stopping.abort()
    delete item.dataset.dragged
    // The rows stand where they belong at once: those that glided would be in the way of the next press.
    delete list.dataset.dragging
    for (const { element } of rows) element.style.transform = ''
    if (!isDropped || to === from || !list.isConnected) return
    const order = rows.map(({ element }) => idOf(element))
    const [id = ''] = order.splice(from, 1)
    order.splice(to, 0, id)
    onDrop(order, id)
  }
  const stopping = new AbortController()
  const { signal } = stopping
  // The document hears of the pointer even if the list is drawn anew meanwhile and its handle is gone.
  document.addEventListener('pointermove', follow, { signal })
  document.addEventListener('pointerup', () => end(true), { signal })
  document.addEventListener('lostpointercapture', () => end(false), { signal })
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), { signal })
}

function measure(element: HTMLElement): Row {
  const { top, height } = element.getBoundingClientRect()
  return { element, top: top + window.scrollY, height }
}

function idOf(row: HTMLElement): string {
  return row.querySelector<HTMLInputElement>('input[name="order"]')?.value ?? ''
}

// An item passes another one when its leading edge passes that one's middle.
function placeAfter(rows: readonly Row[], from: number, distance: number): number {
  const { top, height } = rows[from] as Row
  const [upper, lower] = [top + distance, top + distance + height]
  const middle = (row: Row) => row.top + row.height / 2
  const passedUp = rows.slice(0, from).filter((row) => upper < middle(row)).length
  const passedDown = rows.slice(from + 1).filter((row) => lower > middle(row)).length
  return from - passedUp + passedDown
}

// The dragged item follows the pointer, and those between its old place and its new one make room.
function showPlaces(rows: readonly Row[], from: number, to: number, distance: number): void {
  const dragged = rows[from] as Row
  const next = rows[from + 1]
  const last = rows[from - 1]
  const gap = next ? next.top - dragged.top - dragged.height : last ? dragged.top - last.top - last.height : 0
  for (const [i, { element }] of rows.entries()) {
    const isPassed = i !== from && i >= Math.min(from, to) && i <= Math.max(from, to)
    const shift = i === from ? distance : isPassed ? (dragged.height + gap) * (to > from ? -1 : 1) : 0
    element.style.transform = shift === 0 ? '' : `translateY(${shift}px)`
  }
}

// A list may be longer than the window.
function scrollNearEdge(at: number): void {
  const edge = window.innerHeight / 8
  if (at < edge) window.scrollBy({ top: -12, behavior: 'instant' })
  else if (at > window.innerHeight - edge) window.scrollBy({ top: 12, behavior: 'instant' })
}

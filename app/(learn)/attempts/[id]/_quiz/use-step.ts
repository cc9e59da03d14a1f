import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Place, placeWords, readPlace } from './step'

/**
 * Moves between the questions of a page that has them all, with addresses that work without us: back and forward lead
 * through the questions, and the heading of the new one takes the focus and is read out.
 */
export function usePlace(start: Place, count: number, heading: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState(start)
  const shown = useRef(start)

  useEffect(() => {
    // The address says where we are even if it was opened without a place, so that "back" finds it.
    window.history.replaceState(window.history.state, '', addressOf(start))
    const follow = () => {
      setPlace(readPlace(new URLSearchParams(window.location.search).get('q'), count) ?? start)
    }
    window.addEventListener('popstate', follow)
    return () => window.removeEventListener('popstate', follow)
  }, [start, count])

  useEffect(() => {
    if (shown.current === place) return
    shown.current = place
    document.title = document.title.replace(/^[^:]*/, placeWords(place, count))
    window.scrollTo({ top: 0 })
    heading.current?.focus({ preventScroll: true })
  }, [place, count, heading])

  function goTo(next: Place) {
    if (next === place) return
    window.history.pushState(null, '', addressOf(next))
    setPlace(next)
  }

  return { place, goTo }
}

function addressOf(place: Place): string {
  return `${window.location.pathname}?q=${place}`
}

import { type RefObject, useEffect, useRef, useState } from 'react'
import { readStep, type Step, stepWords } from './step'

/**
 * Moves between the questions of a page that has them all, with addresses that work without us: back and forward lead
 * through the questions, and the heading of the new one takes the focus and is read out.
 */
export function useStep(start: Step, count: number, heading: RefObject<HTMLElement | null>) {
  const [step, setPlace] = useState(start)
  const shown = useRef(start)

  useEffect(() => {
    // The address says where we are even if it was opened without a step, so that "back" finds it.
    window.history.replaceState(window.history.state, '', addressOf(start))
    const follow = () => {
      setPlace(readStep(new URLSearchParams(window.location.search).get('q'), count) ?? start)
    }
    window.addEventListener('popstate', follow)
    return () => window.removeEventListener('popstate', follow)
  }, [start, count])

  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    document.title = document.title.replace(/^[^:]*/, stepWords(step, count))
    window.scrollTo({ top: 0 })
    heading.current?.focus({ preventScroll: true })
  }, [step, count, heading])

  function goTo(next: Step) {
    if (next === step) return
    window.history.pushState(null, '', addressOf(next))
    setPlace(next)
  }

  return { step, goTo }
}

function addressOf(step: Step): string {
  return `${window.location.pathname}?q=${step}`
}

import { type RefObject, useEffect, useRef, useState } from 'react'
import { readStep, type Step, stepName, stepWords } from './step'

/**
 * The current step of a page that holds all of them. Each step has an address that also works without scripts: back and forward
 * lead through the steps, and the heading of a new step takes the focus, so that it is read out.
 */
export function useStep(start: Step, count: number, heading: RefObject<HTMLElement | null>) {
  const [step, setStep] = useState(start)
  const shown = useRef(start)

  useEffect(() => {
    // The address names the step even if the page was opened without one, so that "back" finds it.
    window.history.replaceState(window.history.state, '', addressOf(start))
    const follow = () => {
      setStep(readStep(new URLSearchParams(window.location.search).get('q'), count) ?? start)
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
    setStep(next)
  }

  return { step, goTo }
}

function addressOf(step: Step): string {
  return `${window.location.pathname}?q=${stepName(step)}`
}

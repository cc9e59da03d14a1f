import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import type { Step } from './step'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { step: Step; onGo: (step: Step) => void }

/** A link to a step of this attempt: without scripts it loads it, with scripts it is in the page already. */
export function StepLink({ step, onGo, ...rest }: Props) {
  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onGo(step)
  }
  return <a href={`?q=${step}`} onClick={follow} {...rest} />
}

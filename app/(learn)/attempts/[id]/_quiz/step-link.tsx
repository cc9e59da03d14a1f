import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { type Step, stepName } from './step'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { step: Step; onGo: (step: Step) => void }

/** A link to a step of this attempt. Without scripts it loads the step; with scripts the page already holds it. */
export function StepLink({ step, onGo, ...rest }: Props) {
  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onGo(step)
  }
  return <a href={`?q=${stepName(step)}`} onClick={follow} {...rest} />
}

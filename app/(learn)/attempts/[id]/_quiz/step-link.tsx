import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import type { Place } from './step'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { place: Place; onGo: (place: Place) => void }

/** A link to a place of this attempt: without scripts it loads it, with scripts it is in the page already. */
export function PlaceLink({ place, onGo, ...rest }: Props) {
  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onGo(place)
  }
  return <a href={`?q=${place}`} onClick={follow} {...rest} />
}

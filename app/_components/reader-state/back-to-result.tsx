'use client'

import { useSyncExternalStore } from 'react'

const subscribe = () => () => {}

/** The way back for somebody whom a result or a review sent to a passage (`?from=…`). Any other address is ignored. */
export function BackToResult() {
  const from = useSyncExternalStore(subscribe, readFrom, () => null)
  if (!from) return null
  return (
    <p className="back-to-result no-print">
      <a href={from}>Back to your {from.startsWith('/reviews') ? 'review' : 'result'}</a>
    </p>
  )
}

function readFrom(): string | null {
  const from = new URLSearchParams(window.location.search).get('from')
  return from && /^\/(attempts\/[\w-]+|reviews)([/?#][\w\-/?=&#]*)?$/.test(from) ? from : null
}

'use client'

import { useReader } from './reader-state'

/** An invitation to what is due again; nothing where nothing is. */
export function ReviewsDue() {
  const reader = useReader()
  if (reader.status !== 'signed-in' || reader.due === 0) return null
  return (
    <p className="notice">
      {reader.due === 1 ? 'One question is' : `${reader.due} questions are`} due for another look.{' '}
      <a href="/reviews">{reader.due === 1 ? 'Look at it' : 'Look at them'}</a>
    </p>
  )
}

'use client'

import { Words } from '@/app/_components/site/words'
import { useReader } from './reader-state'

/** A link to the questions that are due for review; null if none is. */
export function ReviewsDue() {
  const reader = useReader()
  if (reader.status !== 'signed-in' || reader.due === 0) return null
  return (
    <Words as="a" href="/reviews">
      {reader.due === 1 ? 'One question is due again' : `${reader.due} questions are due again`}
    </Words>
  )
}

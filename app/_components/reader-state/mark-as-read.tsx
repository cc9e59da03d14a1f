'use client'

import { Day } from '@/app/_components/site/day'
import { useModuleState } from './reader-state'

/** The form that marks a lesson as read, which needs no scripts; somebody who did it already is told when. */
export function MarkAsRead({ slug }: { slug: string }) {
  const readAt = useModuleState(slug)?.readAt
  if (readAt) {
    return (
      <p className="read-on">
        You marked this lesson as read on <Day date={readAt.slice(0, 10)} />.
      </p>
    )
  }
  return (
    <form method="post" action={`/api/lessons/${slug}/read`}>
      <button className="button-quiet" type="submit">
        Mark this lesson as read
      </button>
    </form>
  )
}

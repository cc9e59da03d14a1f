'use client'

import { Day } from '@/app/_components/site/dates'
import { useModuleState } from './reader-state'
import styles from './reader-state.module.css'

/** The form that marks a lesson as read, which needs no scripts. If it was marked already, it says when. */
export function MarkAsRead({ slug }: { slug: string }) {
  const readAt = useModuleState(slug)?.readAt
  if (readAt) {
    return (
      <p className={styles.readOn}>
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

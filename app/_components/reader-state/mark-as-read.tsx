'use client'

import { LocalDay } from '@/app/_components/site/dates'
import { Words } from '@/app/_components/site/words'
import { useModuleState } from './reader-state'
import styles from './reader-state.module.css'

/** The form that marks a lesson as read, which needs no scripts. If it was marked already, it says when. */
export function MarkAsRead({ slug }: { slug: string }) {
  const readAt = useModuleState(slug)?.readAt
  if (readAt) {
    return (
      <Words as="p" className={styles.readOn}>
        You marked this lesson as read on <LocalDay time={readAt} />.
      </Words>
    )
  }
  return (
    <form method="post" action={`/api/lessons/${slug}/read`}>
      <Words as="button" className="button-quiet" type="submit">
        Mark this lesson as read
      </Words>
    </form>
  )
}

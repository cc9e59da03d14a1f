import { LocalDay } from '@/app/_components/site/dates'
import { Words } from '@/app/_components/site/words'
import styles from './reader-state.module.css'

/** The form that marks a lesson as read, which needs no scripts. If it was marked already, a script shows when instead. */
export function MarkAsRead({ slug }: { slug: string }) {
  return (
    <div className={styles.read} data-module={slug}>
      <form method="post" action={`/api/lessons/${slug}/read`}>
        <Words as="button" className="button-quiet" type="submit">
          Mark this lesson as read
        </Words>
      </form>
      <Words as="p" className={styles.readOn} data-when="read" hidden>
        You marked this lesson as read on <LocalDay time={new Date(0)} />.
      </Words>
    </div>
  )
}

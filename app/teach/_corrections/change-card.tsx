import { InlineText } from '@/app/_components/inline/inline-text'
import { On } from '@/app/_components/site/dates'
import { ActionForm } from '@/app/teach/_form/action-form'
import { changeNames, changeWords } from '@/app/words/corrections'
import { countOf } from '@/app/words/numbers'
import type { QuestionChange } from '@/server/version-changes'
import { keepMarksWith } from './actions'
import styles from './corrections.module.css'
import { Differences } from './differences'

type Props = {
  change: QuestionChange
  /** Whether the viewer decides. Others see what is proposed and what it would do to their learners. */
  canDecide: boolean
}

/** A change of one question that is proposed: what is different, and what can be done about it. */
export function ChangeCard({ change, canDecide }: Props) {
  const { id, kind, from, given, proposedAt, questionId } = change
  const place = `/teach/corrections/${id}`
  return (
    <article className={styles.change} aria-labelledby={`change-${id}`}>
      <h3 id={`change-${id}`}>
        <InlineText text={from.stem} />
      </h3>
      <p className={styles.kind}>
        <b>{changeNames[kind]}.</b> {changeWords[kind]} <code>{questionId}</code>, seen <On time={proposedAt} />
        {given !== null && `, given ${countOf(given, 'time')}`}.
      </p>
      <Differences change={change} />
      <div className={styles.ways}>
        {kind !== 'wording' && (
          <a href={place} className="button">
            {canDecide ? 'Decide about the marks' : 'See what it would change'}
          </a>
        )}
        {canDecide && (
          <ActionForm
            action={keepMarksWith}
            hidden={{ change: String(id) }}
            button={kind === 'wording' ? 'Confirm' : 'Leave the marks as they are'}
            isQuiet
          />
        )}
      </div>
    </article>
  )
}

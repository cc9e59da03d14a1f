import { Source } from '@/app/_components/evidence/sources'
import { On } from '@/app/_components/site/dates'
import { ActionForm } from '@/app/teach/_form/action-form'
import { readWords } from '@/app/words/corrections'
import type { FactChange } from '@/server/fact-changes'
import { correctFactWith, keepFactWith } from './actions'
import styles from './corrections.module.css'

/** A claim whose text has changed: what was said and what the course says now, and the decision about it. */
export function FactCard({ fact, canDecide }: { fact: FactChange; canDecide: boolean }) {
  const { id, claimId, said, isNow, source, state, proposedAt, decidedAt, decidedBy, readers } = fact
  return (
    <article className={styles.change} aria-labelledby={`fact-${id}`}>
      <h3 id={`fact-${id}`}>Fact {claimId}</h3>
      <dl className={styles.right}>
        <dt>Was said</dt>
        <dd>{said}</dd>
        <dt>Says now</dt>
        <dd>{isNow}</dd>
        <dt>Source</dt>
        <dd>
          {source.length === 0 && 'No source we can link.'}
          {source.map((each) => (
            <span key={each.citation} className={styles.note}>
              <Source reference={each} />
            </span>
          ))}
        </dd>
      </dl>
      {state === 'proposed' ? (
        <>
          <p className={styles.kind}>
            Seen <On time={proposedAt} />. If it corrects what was said, everybody is told who read the lesson or took the quiz
            before.
          </p>
          {canDecide && (
            <div className={styles.ways}>
              <ActionForm action={correctFactWith} hidden={{ fact: String(id) }} button="It corrects what was said" />
              <ActionForm action={keepFactWith} hidden={{ fact: String(id) }} button="Only other words" isQuiet />
            </div>
          )}
        </>
      ) : (
        <p className={styles.kind}>
          {decidedBy ?? 'Somebody who has left'} said {decidedAt && <On time={decidedAt} />} that this corrects what was said.{' '}
          {readWords(readers)}
        </p>
      )}
    </article>
  )
}

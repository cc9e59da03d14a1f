import { InlineText } from '@/app/_components/inline/inline-text'
import { At } from '@/app/_components/site/dates'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { ActionForm } from '@/app/teach/_form/action-form'
import { countsWords, policyNames, readWords } from '@/app/words/corrections'
import type { LoggedCorrection } from '@/server/correction-log'
import { undoCorrectionWith } from './actions'
import styles from './corrections.module.css'

/** The log of corrections, the newest first. Nothing in it is ever changed; an undoing is an entry of its own. */
export function CorrectionTable({ rows, canDecide }: { rows: readonly LoggedCorrection[]; canDecide: boolean }) {
  return (
    <ScrollTable label="Log of corrections" className={styles.log}>
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Decision</th>
          <th scope="col">What it changed</th>
          <th scope="col">Who was told</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(
          ({ id, changeId, stem, policy, reason, byName, at, finishedAt, undoesId, isUndone, canBeUndone, counts, readers }) => (
            <tr key={id} id={`correction-${id}`}>
              <th scope="row">
                <a href={`/teach/corrections/${changeId}`}>
                  <InlineText text={stem} />
                </a>
              </th>
              <td>
                {undoesId === null ? policyNames[policy] : 'Taken back'}: {reason}
                <span className={styles.note}>
                  {byName ?? 'Somebody who has left'}, <At time={at} />
                  {isUndone && '. Taken back since.'}
                </span>
                {canDecide && canBeUndone && (
                  <ActionForm
                    summary="Take it back"
                    action={undoCorrectionWith}
                    hidden={{ correction: String(id) }}
                    fields={[{ kind: 'area', name: 'reason', label: 'Reason', hint: 'The learners read it.' }]}
                    button="Take it back"
                    isQuiet
                  />
                )}
              </td>
              <td>{finishedAt ? counts && countsWords(counts) : `At work${counts ? `: ${counts.attempts} so far` : ''}.`}</td>
              <td>{readWords(readers)}</td>
            </tr>
          ),
        )}
      </tbody>
    </ScrollTable>
  )
}

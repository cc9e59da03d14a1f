import { InlineText } from '@/app/_components/inline/inline-text'
import { Ago } from '@/app/_components/site/dates'
import { findTaughtModule, titleOfModule } from '@/app/course'
import { ActionForm } from '@/app/teach/_form/action-form'
import { countOf } from '@/app/words/numbers'
import type { Withdrawal } from '@/server/withdrawals'
import { putBackWith } from './actions'
import styles from './withdrawals.module.css'

type Props = { withdrawals: readonly Withdrawal[]; now: Date }

/** Withdrawals: what, why, by whom, and what came of it. One that is in force can be put back. */
export function WithdrawalList({ withdrawals, now }: Props) {
  return (
    <ul className={styles.list}>
      {withdrawals.map((each) => (
        <li key={each.id}>
          <p className={styles.what}>{each.question === null ? titleOfPassage(each) : <InlineText text={each.question} />}</p>
          <p className={styles.facts}>
            {each.question === null ? 'Passage' : 'Question'}, {titleOfModule(each.module)} · withdrawn by{' '}
            {each.by ?? 'somebody who has left'}, <Ago time={each.at} now={now} />
            {each.endedAt && (
              <>
                {' '}
                · put back by {each.endedBy ?? 'somebody who has left'}, <Ago time={each.endedAt} now={now} />
              </>
            )}
            {each.state === 'mended' && ' · the files say something else now, so it holds nothing back'}
            {each.question !== null && ` · given to everybody in ${countOf(each.given, 'attempt')}`}
          </p>
          <p>{each.reason}</p>
          {each.state === 'in-force' && (
            <ActionForm action={putBackWith} hidden={{ withdrawal: String(each.id) }} button="Put it back" isQuiet />
          )}
        </li>
      ))}
    </ul>
  )
}

function titleOfPassage({ module, passage }: Withdrawal): string {
  return findTaughtModule(module)?.passages.find(({ id }) => id === passage)?.title ?? passage ?? ''
}

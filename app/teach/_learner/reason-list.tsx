import { reasonNames, reasonWords } from '@/app/words/help'
import type { HelpReason } from '@/core/standing'

type Props = { reasons: readonly HelpReason[]; order: readonly string[]; now: Date }

/** Why a learner needs help, one reason a line. */
export function ReasonList({ reasons, order, now }: Props) {
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={reason.kind}>
          <b>{reasonNames[reason.kind]}</b>
          {reasonWords(reason, order, now)}.
        </li>
      ))}
    </ul>
  )
}

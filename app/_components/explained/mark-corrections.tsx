import { At } from '@/app/_components/site/dates'
import { percentWords } from '@/app/words/numbers'
import type { MarkCorrection } from '@/server/correction-log'

type Props = {
  corrections: readonly MarkCorrection[]
  /** Whether the grade is overridden, so that it stays as it is. */
  isOverridden: boolean
}

/** That marks of an attempt were corrected: which, when, why, and by how much. Nothing if none was. */
export function MarkCorrections({ corrections, isOverridden }: Props) {
  if (corrections.length === 0) return null
  return (
    <section aria-label="Corrected marks" className="notice">
      <ul>
        {corrections.map(({ position, before, after, reason, isUndo, at }) => (
          <li key={`${at.toISOString()}/${position}`}>
            <At time={at} />: the mark of <a href={`#question-${position}`}>question {position}</a>{' '}
            {isUndo ? 'was set back' : 'was corrected'} from {percentWords(before * 100)} to {percentWords(after * 100)} of its
            points. Reason: {reason}
          </li>
        ))}
      </ul>
      {isOverridden && <p>The grade was overridden and stays; the correction changes the grade beneath it.</p>}
    </section>
  )
}

import { At } from '@/app/_components/site/dates'
import { gradePercent, pointsOf } from '@/app/words/grades'
import type { Grade } from '@/core/grade'
import type { OverrideEntry } from '@/core/override-log'

/** What instructors have changed about a grade, for the learner and the instructor alike. Nothing if nobody has. */
export function OverrideLog({ log }: { log: readonly OverrideEntry[] }) {
  if (log.length === 0) return null
  return (
    <section aria-label="Changes of the grade" className="notice">
      <ul>
        {log.map(({ isReversal, before, after, reason, byName, at }) => (
          <li key={at.toISOString()}>
            <At time={at} />: {byName ?? 'An instructor who has left'}{' '}
            {isReversal ? 'took an override back' : 'overrode the grade'}, from {gradeOf(before)} to {gradeOf(after)}. Reason:{' '}
            {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}

function gradeOf(grade: Grade): string {
  return `${pointsOf(grade)} (${gradePercent(grade)}, ${grade.isPassed ? 'passed' : 'not passed'})`
}

import { StackedBars } from '@/app/_components/charts/stacked-bars'
import { On } from '@/app/_components/site/dates'
import { countOf } from '@/app/words/numbers'
import type { DayFigures } from '@/server/class-figures'
import styles from './today.module.css'

/** How many quizzes were handed in on each day, as bars, with a sentence that says it in words. */
export function DayBars({ days }: { days: readonly DayFigures[] }) {
  const all = days.reduce((sum, { passed, notPassed }) => sum + passed + notPassed, 0)
  const passed = days.reduce((sum, each) => sum + each.passed, 0)
  const busiest = days.reduce<DayFigures | null>((most, each) => (most && total(most) >= total(each) ? most : each), null)
  if (all === 0 || !busiest) return null
  return (
    <figure className={styles.days}>
      <StackedBars bars={days.map((each) => ({ filled: each.passed, open: each.notPassed }))} width={360} height={48} />
      <figcaption>
        <span aria-hidden="true" className={styles.ends}>
          <span>{spanWords(days.length)} ago</span>
          <span>today</span>
        </span>
        {countOf(all, 'quiz')} handed in, {passed} of them passed; most on <On time={busiest.day} />: {total(busiest)}.
      </figcaption>
    </figure>
  )
}

function total({ passed, notPassed }: DayFigures): number {
  return passed + notPassed
}

function spanWords(days: number): string {
  return days % 7 === 0 ? countOf(days / 7, 'week') : countOf(days, 'day')
}

'use client'

import { StackedBars } from '@/app/_components/charts/stacked-bars'
import { Ago } from '@/app/_components/site/dates'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { reasonNames } from '@/app/words/help'
import type { QuizFigures } from '@/server/class-figures'
import type { LearnerRow } from '@/server/learner-rows'
import { GradeCell } from './grade-cell'
import styles from './gradebook.module.css'

type Props = {
  rows: readonly LearnerRow[]
  modules: readonly { slug: string; title: string; passPercent: number; figures: QuizFigures | null }[]
  /** Whether the cohort of each learner is named: where several are shown together. */
  showsCohort: boolean
  now: Date
}

/**
 * Learners in rows, quizzes in columns. The head and the names stay in sight.
 *
 * It is a client component so that its markup is made once: the markup of a server component is written out for React as well, which cost
 * a page of fifty rows a fifth of its time.
 */
export function GradebookTable({ rows, modules, showsCohort, now }: Props) {
  return (
    <ScrollTable label="Learners and their quizzes" className={styles.book} isLong>
      <thead>
        <tr>
          <th scope="col">Learner</th>
          {modules.map(({ slug, title, passPercent, figures }, i) => (
            <th key={slug} scope="col">
              {i + 1} <span className={styles.title}>{title}</span>
              {figures && figures.tried > 0 && <HighestGrades figures={figures} passPercent={passPercent} />}
            </th>
          ))}
          <th scope="col" className="number">
            Last active
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ person, cohort, cells, reasons, lastActiveAt }) => (
          <tr key={person.id}>
            <th scope="row">
              <a href={`/teach/people/${person.id}`}>{person.name}</a>
              {(reasons.length > 0 || showsCohort) && (
                <span className={styles.under}>
                  {[reasons.map(({ kind }) => reasonNames[kind].toLowerCase()).join(', '), showsCohort && cohort.name]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              )}
            </th>
            {cells.map((cell) => (
              <td key={cell.module}>
                <GradeCell cell={cell} now={now} />
              </td>
            ))}
            <td className="number">{lastActiveAt ? <Ago time={lastActiveAt} now={now} /> : 'never began'}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

// The highest grades of all who tried, whatever the page is filtered by: bars from 0 to 100%, with an upright at what passes.
function HighestGrades({ figures: { tried, passed, tenths }, passPercent }: { figures: QuizFigures; passPercent: number }) {
  const bars = tenths.map((tenth) => ({ filled: tenth.passed, open: tenth.notPassed }))
  return (
    <span className={styles.figures}>
      <StackedBars bars={bars} width={112} height={24} upright={passPercent / 100} />
      {passed} of {tried} passed
    </span>
  )
}

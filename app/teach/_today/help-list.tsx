'use client'

import { GradeLine } from '@/app/_components/charts/grade-line'
import { Ago } from '@/app/_components/site/dates'
import { reasonNames, reasonWords } from '@/app/words/help'
import { shownPercent } from '@/core/grade'
import type { GradebookCell, LearnerRow } from '@/server/learner-rows'
import styles from './today.module.css'

type Props = {
  rows: readonly LearnerRow[]
  modules: readonly { slug: string; passPercent: number }[]
  now: Date
}

/** Learners who need help, each with the reasons in words and a link to the page where something can be done. */
export function HelpList({ rows, modules, now }: Props) {
  if (rows.length === 0) return <p>Nobody: by these rules, everybody is on the way.</p>
  const order = modules.map(({ slug }) => slug)
  return (
    <ul className={styles.lines}>
      {rows.map(({ person, reasons, cells, lastActiveAt }) => (
        <li key={person.id} className={styles.help}>
          <a href={`/teach/people/${person.id}`}>{person.name}</a>
          <span className={styles.reasons}>
            {reasons.map((reason, i) => (
              <span key={reason.kind}>
                {i > 0 && ' '}
                <b>{reasonNames[reason.kind]}</b>
                {reasonWords(reason, order, now)}.
              </span>
            ))}
          </span>
          <Grades cells={cells} modules={modules} />
          <span className={styles.when}>{lastActiveAt ? <Ago time={lastActiveAt} now={now} /> : 'never began'}</span>
        </li>
      ))}
    </ul>
  )
}

// The highest grade at each quiz that was tried. The words beside it name what is not passed.
function Grades({ cells, modules }: { cells: readonly GradebookCell[]; modules: Props['modules'] }) {
  return (
    <span className={styles.grades}>
      {cells.flatMap((cell) =>
        cell.best
          ? [
              <GradeLine
                key={cell.module}
                percent={shownPercent(cell.best)}
                isPassed={cell.isPassed}
                passPercent={modules.find(({ slug }) => slug === cell.module)?.passPercent ?? 0}
              />,
            ]
          : [],
      )}
    </span>
  )
}

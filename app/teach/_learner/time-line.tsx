'use client'

import { GradeLine } from '@/app/_components/charts/grade-line'
import { At } from '@/app/_components/site/dates'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { LinkedRow } from '@/app/teach/_frame/linked-row'
import { tookWords } from '@/app/words/dates'
import { gradePercent } from '@/app/words/grades'
import { isEnough, shownPercent } from '@/core/grade'
import { isLate } from '@/core/standing'
import type { LearnerAttempt, LessonReading } from '@/server/learners'
import styles from './learner.module.css'

type Happened = { at: Date; id: string; attempt: LearnerAttempt } | { at: Date; id: string; reading: LessonReading }

type Props = {
  attempts: readonly LearnerAttempt[]
  /** What was read; empty on all pages but the first, because attempts alone have pages. */
  readings: readonly LessonReading[]
  /** The due dates that are in force, by module. */
  dueDates: ReadonlyMap<string, Date>
  /** The titles of the modules of all these, and of the passages that are being read. */
  titles: ReadonlyMap<string, string>
}

/**
 * What a learner did, the latest first: reading and attempts. A submitted attempt links to its answers. It is a client component for the
 * reason that the gradebook's table is.
 */
export function TimeLine({ attempts, readings, dueDates, titles }: Props) {
  const happened: Happened[] = [
    ...attempts.map((attempt) => ({ at: attempt.startedAt, id: attempt.id, attempt })),
    ...readings.map((reading) => ({ at: reading.readAt ?? reading.updatedAt, id: `reading/${reading.module}`, reading })),
  ]
  const list = happened.toSorted((a, b) => b.at.getTime() - a.at.getTime())
  return (
    <ScrollTable label="Time line" className={styles.list} isLong>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className="number">
            When
          </th>
          <th scope="col" className="number">
            Took
          </th>
          <th scope="col" className="number">
            Grade
          </th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {list.map((each) =>
          'reading' in each ? (
            <ReadingRow key={each.id} reading={each.reading} titles={titles} />
          ) : each.attempt.status === 'graded' ? (
            <GradedRow
              key={each.id}
              attempt={each.attempt}
              title={titles.get(each.attempt.module)}
              dueAt={dueDates.get(each.attempt.module) ?? null}
            />
          ) : (
            <tr key={each.id}>
              <th scope="row">Quiz: {titles.get(each.attempt.module)}</th>
              <td className="number">
                <At time={each.attempt.startedAt} />
              </td>
              <td colSpan={2} />
              <td>open, {each.attempt.answered} answered; it can be read once it is submitted</td>
            </tr>
          ),
        )}
      </tbody>
    </ScrollTable>
  )
}

type ReadingRowProps = { reading: LessonReading; titles: ReadonlyMap<string, string> }

function ReadingRow({ reading: { module, passage, readAt, updatedAt }, titles }: ReadingRowProps) {
  const title = titles.get(`${module}#${passage}`)
  return (
    <tr>
      <th scope="row">Lesson: {titles.get(module)}</th>
      <td className="number">
        <At time={readAt ?? updatedAt} />
      </td>
      <td colSpan={2} />
      <td>{readAt ? 'marked as read' : title ? `reading “${title}”` : 'reading'}</td>
    </tr>
  )
}

type GradedRowProps = { attempt: Extract<LearnerAttempt, { status: 'graded' }>; title: string | undefined; dueAt: Date | null }

function GradedRow({ attempt, title, dueAt }: GradedRowProps) {
  const { id, startedAt, submittedAt, grade, passPercent, missedSafety, isOverridden } = attempt
  const lacking = [!isEnough(grade, passPercent) && 'too few points', missedSafety > 0 && 'a safety question missed']
  const state = grade.isPassed ? 'passed' : `not passed: ${lacking.filter(Boolean).join(', ') || 'overridden'}`
  return (
    <LinkedRow>
      <th scope="row">
        <a href={`/teach/attempts/${id}`}>Quiz: {title}</a>
      </th>
      <td className="number">
        <At time={submittedAt} />
      </td>
      <td className="number">{tookWords(startedAt, submittedAt)}</td>
      <td className="number">
        <GradeLine percent={shownPercent(grade)} isPassed={grade.isPassed} passPercent={passPercent} /> {gradePercent(grade)}
      </td>
      <td>{[state, isLate(submittedAt, dueAt) && 'late', isOverridden && 'overridden'].filter(Boolean).join(', ')}</td>
    </LinkedRow>
  )
}

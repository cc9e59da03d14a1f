import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GradeRun } from '@/app/_components/charts/grade-line'
import { Ago, At, On, tookWords } from '@/app/_components/site/times'
import { readCourse } from '@/app/course'
import { Nothing } from '@/app/teach/_class/module-cell'
import styles from '@/app/teach/_class/teach.module.css'
import { Trail } from '@/app/teach/_class/trail'
import { requireInstructor } from '@/app/viewer'
import { pointWords } from '@/app/words/marking'
import { shownPercent } from '@/core/grade'
import { findLearner } from '@/server/gradebook'
import styleOf from './learner.module.css'

type Props = { params: Promise<{ id: string }> }
type Found = NonNullable<Awaited<ReturnType<typeof findLearner>>>

export const metadata: Metadata = { title: 'A learner' }

export default async function LearnerPage({ params }: Props) {
  const instructor = await requireInstructor()
  const found = (await findLearner(instructor, (await params).id)) ?? notFound()
  const { person, joinedAt, lastActiveAt } = found
  return (
    <>
      <Trail />
      <h1>{person.name}</h1>
      <p className={styles.sentence}>
        <a href={`mailto:${person.email}`}>{person.email}</a> · joined <On time={joinedAt} /> ·{' '}
        {lastActiveAt ? (
          <>
            last active <Ago time={lastActiveAt} now={new Date()} />
          </>
        ) : (
          'has not begun yet'
        )}
      </p>
      <h2>Modules</h2>
      <Modules found={found} />
      <h2>Attempts</h2>
      {found.attempts.length === 0 ? <p>No quiz was started yet.</p> : <Attempts found={found} />}
    </>
  )
}

function Modules({ found }: { found: Found }) {
  const { modules } = readCourse()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label="Modules">
      <table className={styleOf.list}>
        <thead>
          <tr>
            <th scope="col">Module</th>
            <th scope="col">Lesson</th>
            <th scope="col">Attempts, oldest first</th>
            <th scope="col" className="number">
              Highest grade
            </th>
            <th scope="col">Quiz</th>
          </tr>
        </thead>
        <tbody>
          {found.modules.map(({ module, readAt, passage, openAttempt, grade, isPassed, isComplete }) => {
            const authored = modules.find(({ slug }) => slug === module)
            const at = authored?.passages.find(({ id }) => id === passage)?.title
            const graded = found.attempts.flatMap((each) => (each.status === 'graded' && each.module === module ? [each] : []))
            const run = graded.map((each) => ({ percent: shownPercent(each.grade), isPassed: each.grade.isPassed })).toReversed()
            return (
              <tr key={module}>
                <th scope="row">{authored?.title ?? module}</th>
                <td>
                  {readAt ? (
                    <>
                      read on <On time={readAt} />
                    </>
                  ) : at ? (
                    `reading “${at}”`
                  ) : (
                    <Nothing />
                  )}
                </td>
                <td>{run.length > 0 ? <GradeRun grades={run} passPercent={authored?.quiz.passPercent ?? 0} /> : <Nothing />}</td>
                <td className="number">{grade ? `${shownPercent(grade)} %` : <Nothing />}</td>
                <td>
                  {grade ? isPassed ? 'passed' : 'not passed' : openAttempt ? '' : <Nothing />}
                  {openAttempt && `${grade ? ' · ' : ''}attempt open`}
                  {isComplete && ' · module complete'}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Attempts({ found: { attempts } }: { found: Found }) {
  const titleOf = (module: string) => readCourse().modules.find(({ slug }) => slug === module)?.title ?? module
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={`table-scroll ${styles.scroll}`} tabIndex={0} aria-label="Attempts">
      <table className={styleOf.list}>
        <caption>Newest first. An open attempt can be read once it is submitted.</caption>
        <thead>
          <tr>
            <th scope="col">Quiz</th>
            <th scope="col" className="number">
              Started
            </th>
            <th scope="col" className="number">
              Submitted
            </th>
            <th scope="col" className="number">
              Took
            </th>
            <th scope="col" className="number">
              Points
            </th>
            <th scope="col" className="number">
              Grade
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map((each) =>
            each.status === 'graded' ? (
              <tr key={each.id} className={styles.row}>
                <th scope="row">
                  <a href={`/teach/attempts/${each.id}`}>{titleOf(each.module)}</a>
                </th>
                <td className="number">
                  <At time={each.startedAt} />
                </td>
                <td className="number">
                  <At time={each.submittedAt} />
                </td>
                <td className="number">{tookWords(each.startedAt, each.submittedAt)}</td>
                <td className="number">
                  {pointWords(each.grade.earned)} of {pointWords(each.grade.possible)}
                </td>
                <td className="number">{shownPercent(each.grade)}&nbsp;%</td>
                <td className={each.grade.isPassed ? undefined : styles.not}>{each.grade.isPassed ? 'passed' : 'not passed'}</td>
              </tr>
            ) : (
              <tr key={each.id}>
                <th scope="row">{titleOf(each.module)}</th>
                <td className="number">
                  <At time={each.startedAt} />
                </td>
                <td colSpan={4} />
                <td>open</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </section>
  )
}

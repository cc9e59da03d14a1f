import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GradeLine } from '@/app/_components/charts/grade-line'
import { EndingLabel } from '@/app/_components/explained/ending-symbol'
import { endingOf } from '@/app/_components/explained/sentences'
import { At, tookWords } from '@/app/_components/site/times'
import { QuestionEssay } from '@/app/(learn)/attempts/[id]/_result/question-essay'
import { showResult } from '@/app/(learn)/attempts/[id]/_result/shown-result'
import { Nothing } from '@/app/teach/_class/module-cell'
import styles from '@/app/teach/_class/teach.module.css'
import { Trail } from '@/app/teach/_class/trail'
import styleOf from '@/app/teach/people/[id]/learner.module.css'
import { requireInstructor } from '@/app/viewer'
import { pointWords } from '@/app/words/marking'
import { judgeGrade, shownPercent } from '@/core/grade'
import { findLearnerAttempt } from '@/server/gradebook'

type Props = { params: Promise<{ id: string }> }
type Found = NonNullable<Awaited<ReturnType<typeof findLearnerAttempt>>>

export const metadata: Metadata = { title: 'An attempt' }

export default async function LearnerAttemptPage({ params }: Props) {
  const instructor = await requireInstructor()
  const found = (await findLearnerAttempt(instructor, (await params).id)) ?? notFound()
  const { learner, attempt } = found
  const { id, module, grade, passPercent, startedAt, submittedAt } = attempt
  const { title, questions, mixUps } = showResult(attempt, `/teach/attempts/${id}`)
  return (
    <>
      <Trail learner={learner} />
      <h1>
        {learner.name}: {title ?? module}
      </h1>
      <p className={styles.sentence}>
        {pointWords(grade.earned)} of {pointWords(grade.possible)} points, {shownPercent(grade)}&nbsp;%:{' '}
        {grade.isPassed ? 'passed' : 'not passed'}.{' '}
        <GradeLine percent={shownPercent(grade)} isPassed={grade.isPassed} passPercent={passPercent} />
      </p>
      {!grade.isPassed && <p>{whyWords(attempt)}</p>}
      <dl className={styleOf.facts}>
        <dt>Started</dt>
        <dd>
          <At time={startedAt} />
        </dd>
        <dt>Submitted</dt>
        <dd>
          <At time={submittedAt} />
        </dd>
        <dt>Took</dt>
        <dd>{tookWords(startedAt, submittedAt)}</dd>
      </dl>
      <Overview found={found} />
      <section aria-labelledby="every" className={styleOf.essays}>
        <h2 id="every">Every question</h2>
        <p className="quiet">Explained as {learner.name} sees it: “you” is the learner.</p>
        {questions.map((question) => (
          <QuestionEssay key={question.position} question={question} mixUps={mixUps} />
        ))}
      </section>
    </>
  )
}

function Overview({ found: { attempt, savedAt } }: { found: Found }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label="Overview of the answers">
      <table className={styleOf.answers}>
        <thead>
          <tr>
            <th scope="col" className="number">
              No.
            </th>
            <th scope="col">Question</th>
            <th scope="col">Answer</th>
            <th scope="col" className="number">
              Points
            </th>
            <th scope="col" className="number">
              Last saved
            </th>
          </tr>
        </thead>
        <tbody>
          {attempt.questions.map((question) => {
            const at = savedAt.get(question.position)
            return (
              <tr key={question.position}>
                <td className="number">{question.position}</td>
                <th scope="row">
                  <a href={`#question-${question.position}`}>{question.stem}</a>
                  {question.isSafety && <span className={styles.states}>on safety: must be right to pass</span>}
                </th>
                <td>
                  <EndingLabel ending={endingOf(question)} />
                </td>
                <td className="number">
                  {pointWords(question.mark * question.points)} of {pointWords(question.points)}
                </td>
                <td className="number">{at ? <At time={at} /> : <Nothing />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function whyWords({ grade, passPercent, questions }: Found['attempt']): string {
  const { isEnough, missedSafety } = judgeGrade(grade, passPercent, questions)
  const reasons = [
    !isEnough && `it takes ${pointWords(passPercent)}\u00a0% of the points to pass`,
    missedSafety > 0 &&
      (missedSafety === 1 ? 'a question on safety was missed' : `${missedSafety} questions on safety were missed`),
  ]
  const words = reasons.filter(Boolean).join(', and ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

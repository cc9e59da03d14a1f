import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GradeLine } from '@/app/_components/charts/grade-line'
import { ExplainedQuestion } from '@/app/_components/explained/explained-question'
import { showResult } from '@/app/_components/explained/shown-result'
import { WithMaths } from '@/app/_components/inline/with-maths'
import { At } from '@/app/_components/site/dates'
import { titleOfModule } from '@/app/course'
import { AnswerTable } from '@/app/teach/_attempt/answer-table'
import styles from '@/app/teach/_attempt/attempt.module.css'
import frame from '@/app/teach/_frame/teach.module.css'
import { Trail } from '@/app/teach/_frame/trail'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { tookWords } from '@/app/words/dates'
import { gradePercent, pointsOf, whyLearnerNotPassed } from '@/app/words/grades'
import { shownPercent } from '@/core/grade'
import { findLearnerAttempt } from '@/server/gradebook'

export const metadata: Metadata = { title: 'An attempt' }

/** A learner's graded attempt, answer by answer. */
export default async function LearnerAttemptPage({ params, searchParams }: PageProps<'/teach/attempts/[id]'>) {
  const { id } = await params
  const instructor = await requireInstructor(pathWithQuery(`/teach/attempts/${encodeURIComponent(id)}`, await searchParams))
  const { learner, attempt, savedAt } = (await findLearnerAttempt(instructor, id)) ?? notFound()
  const { module, grade, passPercent, startedAt, submittedAt } = attempt
  const { questions, mixUps, maths } = showResult(attempt, `/teach/attempts/${id}`)
  return (
    <>
      <Trail learner={learner} />
      <h1>
        {learner.name}: {titleOfModule(module)}
      </h1>
      <p className={frame.sentence}>
        {pointsOf(grade)} points, {gradePercent(grade)}: {grade.isPassed ? 'passed' : 'not passed'}.{' '}
        <GradeLine percent={shownPercent(grade)} isPassed={grade.isPassed} passPercent={passPercent} />
      </p>
      {!grade.isPassed && <p>{whyLearnerNotPassed(grade, passPercent, attempt.questions)}</p>}
      <dl className={styles.facts}>
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
      <WithMaths maths={maths}>
        <AnswerTable questions={attempt.questions} savedAt={savedAt} />
        <section aria-labelledby="every" className={styles.questions}>
          <h2 id="every">Every question</h2>
          <p className="quiet">Explained as {learner.name} sees it: “you” is the learner.</p>
          {questions.map((question) => (
            <ExplainedQuestion key={question.position} question={question} mixUps={mixUps} />
          ))}
        </section>
      </WithMaths>
    </>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GradeLine } from '@/app/_components/charts/grade-line'
import { ExplainedQuestion } from '@/app/_components/explained/explained-question'
import { MarkCorrections } from '@/app/_components/explained/mark-corrections'
import { OverrideLog } from '@/app/_components/explained/override-log'
import { showResult } from '@/app/_components/explained/shown-result'
import { WithMaths } from '@/app/_components/inline/with-maths'
import { At } from '@/app/_components/site/dates'
import { titleOfModule } from '@/app/course'
import { AnswerTable } from '@/app/teach/_attempt/answer-table'
import styles from '@/app/teach/_attempt/attempt.module.css'
import { ActionForm } from '@/app/teach/_form/action-form'
import { Done } from '@/app/teach/_frame/done'
import frame from '@/app/teach/_frame/teach.module.css'
import { Trail } from '@/app/teach/_frame/trail'
import { overrideGradeWith, reverseOverrideWith } from '@/app/teach/_learner/actions'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { tookWords } from '@/app/words/dates'
import { gradePercent, pointsOf, whyLearnerNotPassed } from '@/app/words/grades'
import { pointWords } from '@/app/words/numbers'
import { shownPercent } from '@/core/grade'
import { findGradeBefore } from '@/core/override-log'
import { listMarkCorrections } from '@/server/correction-log'
import { findLearnerAttempt } from '@/server/learners'

export const metadata: Metadata = { title: 'An attempt' }

/** A learner's graded attempt, answer by answer. */
export default async function LearnerAttemptPage({ params, searchParams }: PageProps<'/teach/attempts/[id]'>) {
  const { id } = await params
  const asked = await searchParams
  const instructor = await requireInstructor(pathWithQuery(`/teach/attempts/${encodeURIComponent(id)}`, asked))
  const { learner, attempt, savedAt, overrides } = (await findLearnerAttempt(instructor, id)) ?? notFound()
  const { module, grade, passPercent, startedAt, submittedAt } = attempt
  const isOverridden = findGradeBefore(overrides) !== null
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
      <Done done={asked.done} words={{ override: 'The grade is changed, and the learner sees it with your reason.' }} />
      {!grade.isPassed && !isOverridden && <p>{whyLearnerNotPassed(grade, passPercent, attempt.questions)}</p>}
      <OverrideLog log={overrides} />
      <MarkCorrections corrections={await listMarkCorrections(instructor, id)} isOverridden={isOverridden} />
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
        <div className={styles.beside}>
          <div className={styles.overview}>
            <AnswerTable questions={attempt.questions} savedAt={savedAt} />
            <ActionForm
              summary="Override the grade"
              action={overrideGradeWith}
              hidden={{ attempt: id }}
              fields={[
                {
                  kind: 'text',
                  name: 'earned',
                  label: `Points, of ${pointWords(grade.possible)}`,
                  value: pointWords(grade.earned),
                },
                { kind: 'checkbox', name: 'isPassed', label: 'The attempt passes', isChecked: grade.isPassed },
                { kind: 'area', name: 'reason', label: 'Reason', hint: 'The learner reads it.' },
              ]}
              button="Override"
            >
              <p>
                The marks of the questions stay as they are. {learner.name} sees the new grade with your reason, and every change
                is kept.
              </p>
            </ActionForm>
            {isOverridden && (
              <ActionForm
                summary="Bring back the grade before"
                action={reverseOverrideWith}
                hidden={{ attempt: id }}
                fields={[{ kind: 'area', name: 'reason', label: 'Reason', hint: 'The learner reads it.' }]}
                button="Bring it back"
                isQuiet
              />
            )}
          </div>
          <section aria-labelledby="every" className={styles.questions}>
            <h2 id="every">Every question</h2>
            <p className="quiet">Explained as {learner.name} sees it. How sure the learner was is not shown.</p>
            {questions.map((question) => (
              <ExplainedQuestion key={question.position} question={question} mixUps={mixUps} who="the learner" />
            ))}
          </section>
        </div>
      </WithMaths>
    </>
  )
}

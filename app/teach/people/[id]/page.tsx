import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Ago, At, On } from '@/app/_components/site/dates'
import { PageLinks } from '@/app/_components/site/page-links'
import { findTaughtModule, readCourse, titleOfModule } from '@/app/course'
import { ActionForm } from '@/app/teach/_form/action-form'
import { Done } from '@/app/teach/_frame/done'
import frame from '@/app/teach/_frame/teach.module.css'
import { Trail } from '@/app/teach/_frame/trail'
import { GradeCell } from '@/app/teach/_gradebook/grade-cell'
import { giveAttemptsWith, moveLearnerWith, removeFromCohortWith, setLearnerDueDateWith } from '@/app/teach/_learner/actions'
import styles from '@/app/teach/_learner/learner.module.css'
import { ReasonList } from '@/app/teach/_learner/reason-list'
import { TimeLine } from '@/app/teach/_learner/time-line'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { dueWords } from '@/app/words/due'
import { countOf } from '@/app/words/numbers'
import { everyoneId } from '@/core/cohort'
import { localTimeOf } from '@/core/time-zone'
import { listGivenAttempts } from '@/server/allowances'
import { listCohortChoices } from '@/server/cohorts'
import { findTerms } from '@/server/enrolments'
import { findLearnerRow } from '@/server/gradebook'
import { type LearnerAttempt, type LessonReading, listLearnerAttempts, listReadings } from '@/server/learners'
import { pageNumber } from '@/server/pages'
import { shownEmail } from '@/server/person-keys'

export const metadata: Metadata = { title: 'A learner' }

const doneWords = {
  attempts: 'The attempts are given.',
  due: 'The due date is set.',
  moved: 'The learner is in the other cohort now, with all results.',
}

/** One learner: why help is needed, each quiz, what was done and when, and what an instructor can do. */
export default async function LearnerPage({ params, searchParams }: PageProps<'/teach/people/[id]'>) {
  const { id } = await params
  const asked = await searchParams
  const here = `/teach/people/${encodeURIComponent(id)}`
  const instructor = await requireInstructor(pathWithQuery(here, asked))
  const now = new Date()
  const row = (await findLearnerRow(instructor, id, now)) ?? notFound()
  const page = pageNumber.parse(asked.page)
  const attempts = (await listLearnerAttempts(instructor, id, page)) ?? notFound()
  const [readings, given, terms] = [
    await listReadings(instructor, id),
    await listGivenAttempts(instructor, id),
    await findTerms({ id }),
  ]
  const { person, cohort, joinedAt, lastActiveAt, cells, reasons } = row
  const { modules } = readCourse()
  const moduleOptions = modules.map(({ slug, title }, i) => [slug, `${i + 1} ${title}`] as const)
  const others = (await listCohortChoices(instructor)).filter(({ id: other, archivedAt }) => other !== cohort.id && !archivedAt)
  return (
    <>
      <Trail />
      <h1>{person.name}</h1>
      <p className={frame.sentence}>
        <a href={`mailto:${person.email}`}>{shownEmail(person.email)}</a> · {cohort.name}
        {cohort.isArchived && ' (archived)'} since <On time={joinedAt} /> ·{' '}
        {lastActiveAt ? (
          <>
            last active <Ago time={lastActiveAt} now={now} />
          </>
        ) : (
          'has not begun yet'
        )}
      </p>
      <Done done={asked.done} words={doneWords} />
      {reasons.length > 0 && (
        <section aria-labelledby="help">
          <h2 id="help">Why help may be needed</h2>
          <ReasonList reasons={reasons} order={modules.map(({ slug }) => slug)} now={now} />
        </section>
      )}
      <section aria-labelledby="quizzes">
        <h2 id="quizzes">Quizzes</h2>
        <dl className={styles.quizzes}>
          {cells.map((cell, i) => {
            const left = terms?.attemptsLeft.get(cell.module) ?? null
            return (
              <div key={cell.module}>
                <dt>
                  {i + 1} {titleOfModule(cell.module)}
                </dt>
                <dd>
                  <GradeCell cell={cell} now={now} />
                </dd>
                <dd className="quiet">
                  {cell.dueAt && <>due {dueWords(cell.dueAt, cohort.timeZone)}. </>}
                  {left !== null && <>{countOf(left, 'attempt')} left.</>}
                </dd>
              </div>
            )
          })}
        </dl>
      </section>
      <section aria-labelledby="happened">
        <h2 id="happened">What happened</h2>
        {attempts.total + readings.length === 0 ? (
          <p>Nothing yet: no lesson was opened and no quiz was started.</p>
        ) : (
          <TimeLine
            attempts={attempts.rows}
            readings={page === 1 ? readings : []}
            dueDates={terms?.dueDates ?? new Map()}
            titles={titlesOf(attempts.rows, readings)}
          />
        )}
        {attempts.pages > 1 && (
          <PageLinks
            label="Pages of attempts"
            all={countOf(attempts.total, 'attempt')}
            place={attempts}
            pathOf={(each) => `${here}?page=${each}`}
          />
        )}
      </section>
      <section aria-labelledby="more" className="no-print">
        <h2 id="more">What you can do</h2>
        <ActionForm
          summary="Give more attempts"
          action={giveAttemptsWith}
          hidden={{ person: id }}
          fields={[
            { kind: 'select', name: 'module', label: 'Quiz', options: moduleOptions },
            { kind: 'number', name: 'attempts', label: 'How many', value: '1' },
            { kind: 'area', name: 'reason', label: 'Reason', hint: 'The learner can read it.' },
          ]}
          button="Give them"
        >
          <p>They count beyond the number that the cohort allows. Where it sets none, attempts are unlimited anyway.</p>
        </ActionForm>
        {given.length > 0 && (
          <ul>
            {given.map(({ module, attempts: count, reason, byName, at }) => (
              <li key={at.toISOString()}>
                {countOf(count, 'attempt')} at “{titleOfModule(module)}”, <At time={at} />, by {byName ?? 'somebody who has left'}
                : {reason}
              </li>
            ))}
          </ul>
        )}
        {!cohort.isArchived && (
          <ActionForm
            summary="Set a due date of one’s own"
            action={setLearnerDueDateWith}
            hidden={{ person: id }}
            fields={[
              { kind: 'select', name: 'module', label: 'Quiz', options: moduleOptions },
              {
                kind: 'datetime-local',
                name: 'due',
                label: 'Due',
                value: localTimeOf(cells[0]?.dueAt ?? now, cohort.timeZone),
              },
            ]}
            button="Set it"
          >
            <p>
              It goes before the cohort’s date, in the time zone {cohort.timeZone}. Leave it empty to return to the cohort’s date.
              Late work is marked as late and never refused.
            </p>
          </ActionForm>
        )}
        {others.length > 0 && (
          <ActionForm
            summary="Move to another cohort"
            action={moveLearnerWith}
            hidden={{ person: id }}
            fields={[
              {
                kind: 'select',
                name: 'cohort',
                label: 'Cohort',
                options: others.map(({ id: other, name }) => [other, name] as const),
              },
            ]}
            button="Move"
          >
            <p>All results move along. The instructors of that cohort then see them, and those of {cohort.name} no longer.</p>
          </ActionForm>
        )}
        {cohort.id !== everyoneId && (
          <ActionForm
            summary={`Remove from ${cohort.name}`}
            action={removeFromCohortWith}
            hidden={{ person: id }}
            button="Remove from the cohort"
            isQuiet
          >
            <p>The learner goes on in Everyone and keeps all results. Nothing is deleted.</p>
          </ActionForm>
        )}
      </section>
    </>
  )
}

function titlesOf(attempts: readonly LearnerAttempt[], readings: readonly LessonReading[]): Map<string, string> {
  const passages = readings.flatMap(({ module, passage }) => {
    const title = findTaughtModule(module)?.passages.find(({ id }) => id === passage)?.title
    return title === undefined ? [] : [[`${module}#${passage}`, title] as const]
  })
  return new Map([...[...attempts, ...readings].map(({ module }) => [module, titleOfModule(module)] as const), ...passages])
}

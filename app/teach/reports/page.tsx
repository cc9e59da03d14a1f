import type { Metadata } from 'next'
import { InlineText } from '@/app/_components/inline/inline-text'
import { Ago } from '@/app/_components/site/dates'
import { PageLinks } from '@/app/_components/site/page-links'
import { findTaughtModule, titleOfModule } from '@/app/course'
import { ActionForm } from '@/app/teach/_form/action-form'
import { Done } from '@/app/teach/_frame/done'
import frame from '@/app/teach/_frame/teach.module.css'
import { answerReportWith } from '@/app/teach/_reports/actions'
import styles from '@/app/teach/_reports/reports.module.css'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { countOf } from '@/app/words/numbers'
import { reportKindWords, reportStateWords } from '@/app/words/reports'
import { nameOfTarget } from '@/core/withdrawal'
import { pageNumber } from '@/server/pages'
import { listReports } from '@/server/reports'

export const metadata: Metadata = { title: 'Reports' }

/** What learners have reported: the open reports, the oldest first, or those that were answered. */
export default async function TeachReportsPage({ searchParams }: PageProps<'/teach/reports'>) {
  const asked = await searchParams
  const instructor = await requireInstructor(pathWithQuery('/teach/reports', asked))
  const which = asked.only === 'answered' ? 'answered' : 'open'
  const reports = await listReports(instructor, which, pageNumber.parse(asked.page))
  const now = new Date()
  return (
    <>
      <h1>{which === 'open' ? `${countOf(reports.total, 'report')} to answer` : countOf(reports.total, 'answered report')}</h1>
      <p className={frame.sentence}>
        {which === 'open' ? (
          <>
            The oldest first. <a href="/teach/reports?only=answered">Those that were answered</a>
          </>
        ) : (
          <a href="/teach/reports">Those that are open</a>
        )}
      </p>
      <Done done={asked.done} words={{ answered: 'The answer stands under the reporter’s reports.' }} />
      {reports.total === 0 && (
        <p>
          {which === 'open'
            ? 'Nothing to answer. Learners can report a problem under each passage of a lesson and each question of a result.'
            : 'Nothing was answered yet.'}
        </p>
      )}
      <ul className={styles.list}>
        {reports.rows.map(
          ({ id, module, passage, question, questionId, kind, quote, text, at, state, answer, answeredBy, reporter }) => (
            <li key={id} id={id}>
              <p className={styles.about}>
                {question === null ? titleOfPassage(module, passage) : <InlineText text={question} />}
              </p>
              <p className={styles.facts}>
                {reportKindWords[kind]}, says {reporterWords(reporter)}, <Ago time={at} now={now} /> ·{' '}
                <a href={`/modules/${module}#${passage}`}>
                  {titleOfModule(module)}, {titleOfPassage(module, passage)}
                </a>{' '}
                · {reporter === null ? 'cannot be answered' : reportStateWords[state]}
                {state === 'open' && (
                  <>
                    {' '}
                    · <a href={withdrawalPathOf(module, passage, questionId)}>Withdraw it</a>
                  </>
                )}
              </p>
              {quote !== '' && <blockquote className={styles.quote}>{quote}</blockquote>}
              {text !== '' && <p>{text}</p>}
              {answer !== null && (
                <p className="notice">
                  {answeredBy ?? 'Somebody who has left'}: {answer}
                </p>
              )}
              <ActionForm
                summary={answer === null ? 'Answer it' : 'Answer it anew'}
                action={answerReportWith}
                hidden={{ report: id }}
                fields={[
                  {
                    kind: 'area',
                    name: 'answer',
                    label: 'Answer',
                    hint: reporter === null ? 'A note for instructors: the reporter was a guest.' : 'The reporter reads it.',
                  },
                ]}
                button="Send the answer"
              />
            </li>
          ),
        )}
      </ul>
      {reports.pages > 1 && (
        <PageLinks
          label="Pages of reports"
          all={countOf(reports.total, 'report')}
          place={reports}
          pathOf={(page) => `/teach/reports?${which === 'answered' ? 'only=answered&' : ''}page=${page}`}
        />
      )}
    </>
  )
}

function withdrawalPathOf(module: string, passage: string, questionId: string | null): string {
  if (questionId !== null) return `/teach/questions/${module}/${questionId}`
  return `/teach/withdrawals?target=${encodeURIComponent(nameOfTarget({ module, passage }))}#hide`
}

function titleOfPassage(module: string, passage: string): string {
  return findTaughtModule(module)?.passages.find(({ id }) => id === passage)?.title ?? passage
}

function reporterWords(reporter: { id: string; name: string; role: string } | null) {
  if (reporter === null) return 'a guest'
  return reporter.role === 'learner' ? (
    <a href={`/teach/people/${reporter.id}`}>{reporter.name}</a>
  ) : (
    `${reporter.name}, who teaches`
  )
}

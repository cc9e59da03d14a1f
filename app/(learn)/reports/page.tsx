import type { Metadata } from 'next'
import { InlineText } from '@/app/_components/inline/inline-text'
import { LocalDay } from '@/app/_components/site/dates'
import { PageLinks } from '@/app/_components/site/page-links'
import { Words } from '@/app/_components/site/words'
import { findTaughtModule } from '@/app/course'
import { pathWithQuery, requireViewer } from '@/app/viewer'
import { countOf } from '@/app/words/numbers'
import { reportKindWords } from '@/app/words/reports'
import { pageNumber } from '@/server/pages'
import { type Report, readOwnReports } from '@/server/reports'

export const metadata: Metadata = { title: 'Your reports', robots: { index: false } }

/** What the viewer has reported, each with its answer. */
export default async function ReportsPage({ searchParams }: PageProps<'/reports'>) {
  const asked = await searchParams
  const viewer = await requireViewer(pathWithQuery('/reports', asked))
  const reports = await readOwnReports(viewer, pageNumber.parse(asked.page))
  return (
    <div className="page">
      <Words as="h1">Your reports</Words>
      {asked.sent === 'yes' && (
        <Words as="p" role="status" className="notice good">
          Thank you. The report is sent, and its answer will stand here.
        </Words>
      )}
      {reports.total === 0 ? (
        <Words as="p">
          You have reported nothing. Under each passage of a lesson, and under each question of a result, there is a link for it.
        </Words>
      ) : (
        <ul className="plain-list">
          {reports.rows.map((report) => (
            <OwnReport key={report.id} report={report} />
          ))}
        </ul>
      )}
      {reports.pages > 1 && (
        <PageLinks
          label="Pages of reports"
          all={countOf(reports.total, 'report')}
          place={reports}
          pathOf={(page) => `/reports?page=${page}`}
        />
      )}
    </div>
  )
}

function OwnReport({
  report: { module, passage, question, kind, quote, text, at, state, answer, answeredBy },
}: {
  report: Report
}) {
  const title = findTaughtModule(module)?.passages.find(({ id }) => id === passage)?.title ?? passage
  return (
    <li>
      <h2>{question === null ? title : <InlineText text={question} />}</h2>
      <p>
        <Words>
          {reportKindWords[kind]}. <LocalDay time={at} />
        </Words>
      </p>
      {quote !== '' && (
        <blockquote>
          <p>{quote}</p>
        </blockquote>
      )}
      {text !== '' && <p>{text}</p>}
      {answer === null ? (
        <Words as="p" className="quiet">
          Not answered yet.
        </Words>
      ) : (
        <div className="notice">
          <p>
            <Words as="b">{state === 'answered' ? 'New answer' : 'Answer'}</Words>{' '}
            {answeredBy !== null && <Words as="span">by {answeredBy}</Words>}
          </p>
          <p>{answer}</p>
        </div>
      )}
    </li>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InlineText } from '@/app/_components/inline/inline-text'
import { Words } from '@/app/_components/site/words'
import { reportWith } from '@/app/(learn)/report/_form/actions'
import { ReportForm } from '@/app/(learn)/report/_form/report-form'
import { readTarget } from '@/app/(learn)/report/_form/target'
import { findTaughtModule } from '@/app/course'
import { findViewer, pathWithQuery, requireViewer } from '@/app/viewer'
import { allowsGuestReports, findReported } from '@/server/reports'

export const metadata: Metadata = { title: 'Report a problem', robots: { index: false } }

/** Reporting a problem with a passage, or with a question of one’s own submitted attempt. */
export default async function ReportPage({ searchParams }: PageProps<'/report'>) {
  const asked = await searchParams
  const viewer = allowsGuestReports() ? await findViewer() : await requireViewer(pathWithQuery('/report', asked))
  const target = readTarget(asked) ?? notFound()
  const { module, passage, question } = (await findReported(viewer, target)) ?? notFound()
  const taught = findTaughtModule(module)
  const title = taught?.passages.find(({ id }) => id === passage)?.title ?? passage
  const hidden = Object.fromEntries(Object.entries(target).map(([name, value]) => [name, String(value)]))
  return (
    <div className="page">
      <Words as="h1">Report a problem</Words>
      {asked.sent === 'yes' && (
        <Words as="p" role="status" className="notice good">
          Thank you, the report is sent. Because you are not signed in, we cannot show you an answer.
        </Words>
      )}
      <p>
        <Words>{question === null ? 'The passage:' : 'The question:'}</Words>{' '}
        {question === null ? (
          <a href={`/modules/${module}#${passage}`}>
            <bdi>{title}</bdi>
          </a>
        ) : (
          <bdi>
            <InlineText text={question} />
          </bdi>
        )}
      </p>
      <Words as="div">
        <ReportForm
          action={reportWith}
          hidden={hidden}
          quote={typeof asked.quote === 'string' ? asked.quote.slice(0, 300) : ''}
        />
        <p className="quiet">
          {viewer
            ? 'Your instructors read the report and your name with it. Their answer stands under your reports.'
            : 'Nobody learns who you are, and nobody can answer you. To get an answer, sign in first.'}
        </p>
      </Words>
    </div>
  )
}

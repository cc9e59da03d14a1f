import type { Metadata } from 'next'
import { PageLinks } from '@/app/_components/site/page-links'
import { Words } from '@/app/_components/site/words'
import { NoticeEntry } from '@/app/(learn)/notices/_notices/notice-entry'
import { pathWithQuery, requireViewer } from '@/app/viewer'
import { countOf } from '@/app/words/numbers'
import { listNotices, markNoticesRead } from '@/server/notices'
import { pageNumber } from '@/server/pages'

export const metadata: Metadata = { title: 'Corrections' }

/** What the viewer was told of corrections and of facts that changed. What is shown counts as read. */
export default async function NoticesPage({ searchParams }: PageProps<'/notices'>) {
  const asked = await searchParams
  const viewer = await requireViewer(pathWithQuery('/notices', asked))
  const found = await listNotices(viewer, pageNumber.parse(asked.page))
  await markNoticesRead(
    viewer,
    found.rows.map(({ id }) => id),
  )
  return (
    <div className="page">
      <Words as="h1">Corrections</Words>
      <Words as="p" className="deck">
        {found.total + found.waiting === 0
          ? 'Nothing that you were taught or marked on has been corrected.'
          : 'The course was corrected after you were taught or marked. This is what was said, and what is true now.'}
      </Words>
      {found.waiting > 0 && (
        <Words as="p" className="notice">
          {found.waiting === 1 ? 'One correction waits' : `${found.waiting} corrections wait`} until you have submitted the quiz
          that you have open, because it asks the same.
        </Words>
      )}
      {found.rows.map((notice) => (
        <NoticeEntry key={notice.id} notice={notice} />
      ))}
      {found.pages > 1 && (
        <PageLinks
          label="Pages of corrections"
          all={countOf(found.total, 'correction')}
          place={found}
          pathOf={(page) => `/notices?page=${page}`}
        />
      )}
      <p className="no-print">
        <a href="/progress">
          <Words>Your progress</Words>
        </a>
      </p>
    </div>
  )
}

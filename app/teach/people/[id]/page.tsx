import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Ago, On } from '@/app/_components/site/dates'
import { PageLinks } from '@/app/_components/site/page-links'
import frame from '@/app/teach/_frame/teach.module.css'
import { Trail } from '@/app/teach/_frame/trail'
import { AttemptTable } from '@/app/teach/_learner/attempt-table'
import { ModuleTable } from '@/app/teach/_learner/module-table'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { countOf } from '@/app/words/numbers'
import { findLearner } from '@/server/gradebook'
import { pageNumber } from '@/server/pages'
import { shownEmail } from '@/server/person-keys'

export const metadata: Metadata = { title: 'A learner' }

/** One learner: progress in every module, and every attempt. */
export default async function LearnerPage({ params, searchParams }: PageProps<'/teach/people/[id]'>) {
  const { id } = await params
  const query = await searchParams
  const here = `/teach/people/${encodeURIComponent(id)}`
  const instructor = await requireInstructor(pathWithQuery(here, query))
  const found = (await findLearner(instructor, id, pageNumber.parse(query.page))) ?? notFound()
  const { person, joinedAt, lastActiveAt, modules, attempts, runs } = found
  return (
    <>
      <Trail />
      <h1>{person.name}</h1>
      <p className={frame.sentence}>
        <a href={`mailto:${person.email}`}>{shownEmail(person.email)}</a> · joined <On time={joinedAt} /> ·{' '}
        {lastActiveAt ? (
          <>
            last active <Ago time={lastActiveAt} now={new Date()} />
          </>
        ) : (
          'has not begun yet'
        )}
      </p>
      <h2>Modules</h2>
      <ModuleTable modules={modules} runs={runs} />
      <h2>Attempts</h2>
      {attempts.total === 0 ? <p>No quiz was started yet.</p> : <AttemptTable attempts={attempts.rows} />}
      {attempts.pages > 1 && (
        <PageLinks
          label="Pages of attempts"
          all={countOf(attempts.total, 'attempt')}
          place={attempts}
          pathOf={(page) => `${here}?page=${page}`}
        />
      )}
    </>
  )
}

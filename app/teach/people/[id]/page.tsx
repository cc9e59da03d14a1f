import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Ago, On } from '@/app/_components/site/dates'
import frame from '@/app/teach/_frame/teach.module.css'
import { Trail } from '@/app/teach/_frame/trail'
import { AttemptTable } from '@/app/teach/_learner/attempt-table'
import { ModuleTable } from '@/app/teach/_learner/module-table'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { findLearner } from '@/server/gradebook'

export const metadata: Metadata = { title: 'A learner' }

/** One learner: progress in every module, and every attempt. */
export default async function LearnerPage({ params, searchParams }: PageProps<'/teach/people/[id]'>) {
  const { id } = await params
  const instructor = await requireInstructor(pathWithQuery(`/teach/people/${encodeURIComponent(id)}`, await searchParams))
  const { person, joinedAt, lastActiveAt, modules, attempts } = (await findLearner(instructor, id)) ?? notFound()
  return (
    <>
      <Trail />
      <h1>{person.name}</h1>
      <p className={frame.sentence}>
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
      <ModuleTable modules={modules} attempts={attempts} />
      <h2>Attempts</h2>
      {attempts.length === 0 ? <p>No quiz was started yet.</p> : <AttemptTable attempts={attempts} />}
    </>
  )
}

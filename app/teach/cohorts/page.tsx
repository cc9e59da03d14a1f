import type { Metadata } from 'next'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { createCohortWith } from '@/app/teach/_cohorts/actions'
import { timeZoneOptions } from '@/app/teach/_cohorts/time-zones'
import { ActionForm } from '@/app/teach/_form/action-form'
import frame from '@/app/teach/_frame/teach.module.css'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { shownJoinCode } from '@/core/cohort'
import { listCohorts } from '@/server/cohorts'

export const metadata: Metadata = { title: 'Cohorts' }

/** The cohorts that the instructor may see, and a form that makes one more. */
export default async function CohortsPage({ searchParams }: PageProps<'/teach/cohorts'>) {
  const instructor = await requireInstructor(pathWithQuery('/teach/cohorts', await searchParams))
  const cohorts = await listCohorts(instructor)
  const [present, archived] = [cohorts.filter(({ archivedAt }) => !archivedAt), cohorts.filter(({ archivedAt }) => archivedAt)]
  return (
    <>
      <h1>Cohorts</h1>
      <p className={frame.sentence}>
        {instructor.sees === 'everybody'
          ? 'As an administrator you see every cohort. Other instructors see those that they teach.'
          : 'You see the learners of these cohorts.'}
      </p>
      {cohorts.length === 0 ? (
        <p className="notice">
          You do not teach a cohort yet. Make one below: it gets a code, and whoever joins with it is yours to see. An
          administrator can also add you to a cohort that there is.
        </p>
      ) : (
        <ScrollTable label="Cohorts">
          <thead>
            <tr>
              <th scope="col">Cohort</th>
              <th scope="col" className="number">
                Learners
              </th>
              <th scope="col">Join code</th>
              <th scope="col">Taught by</th>
            </tr>
          </thead>
          <tbody>
            {[...present, ...archived].map(({ id, name, learners, joinCode, instructors, archivedAt }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`/teach/cohorts/${id}`}>{name}</a>
                  {archivedAt && ' (archived)'}
                </th>
                <td className="number">
                  <a href={`/teach/gradebook?cohort=${id}`}>{learners}</a>
                </td>
                <td>
                  {archivedAt ? 'closed' : joinCode ? <code>{shownJoinCode(joinCode)}</code> : 'whoever joins without a code'}
                </td>
                <td>{instructors.join(', ') || 'administrators'}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      <h2>Make a cohort</h2>
      <ActionForm
        action={createCohortWith}
        fields={[
          { kind: 'text', name: 'name', label: 'Name', hint: 'Your learners see it.', isRequired: true },
          {
            kind: 'select',
            name: 'timeZone',
            label: 'Time zone',
            hint: 'Due dates are times in this zone.',
            value: 'Europe/London',
            options: timeZoneOptions(),
          },
        ]}
        button="Make the cohort"
      />
    </>
  )
}

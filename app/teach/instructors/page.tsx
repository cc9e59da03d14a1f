import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { ActionForm } from '@/app/teach/_form/action-form'
import frame from '@/app/teach/_frame/teach.module.css'
import { appointWith, dismissWith } from '@/app/teach/_instructors/actions'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { listInstructors } from '@/server/administrators'
import { shownEmail } from '@/server/person-keys'

export const metadata: Metadata = { title: 'Instructors' }

/** Who teaches here, and who of them is an administrator. For administrators alone. */
export default async function InstructorsPage({ searchParams }: PageProps<'/teach/instructors'>) {
  const instructor = await requireInstructor(pathWithQuery('/teach/instructors', await searchParams))
  if (instructor.sees !== 'everybody') notFound()
  const everybody = await listInstructors()
  const administrators = everybody.filter(({ isAdministrator }) => isAdministrator)
  return (
    <>
      <h1>Instructors</h1>
      <p className={frame.sentence}>
        An administrator sees every cohort and appoints others. There is always at least one. To hand the role over, appoint
        somebody, and then give it up.
      </p>
      <ScrollTable label="Instructors">
        <thead>
          <tr>
            <th scope="col">Instructor</th>
            <th scope="col">E-mail</th>
            <th scope="col">Role</th>
          </tr>
        </thead>
        <tbody>
          {everybody.map(({ id, name, email, isAdministrator }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{shownEmail(email)}</td>
              <td>
                {isAdministrator ? 'administrator' : 'instructor'}
                {!isAdministrator && (
                  <ActionForm action={appointWith} hidden={{ person: id }} button={`Appoint ${name}`} isQuiet />
                )}
                {isAdministrator && administrators.length > 1 && (
                  <ActionForm
                    action={dismissWith}
                    hidden={{ person: id }}
                    button={id === instructor.id ? 'Give the role up' : `Take the role from ${name}`}
                    isQuiet
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p>
        Whoever runs this course invites an instructor with <code>npm run people -- invite-instructor</code>.
      </p>
    </>
  )
}

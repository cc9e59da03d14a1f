import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readCourse } from '@/app/course'
import {
  addInstructorWith,
  changeCohortWith,
  removeInstructorWith,
  renewJoinCodeWith,
  setArchivedWith,
  setDueDatesWith,
} from '@/app/teach/_cohorts/actions'
import { Invitations } from '@/app/teach/_cohorts/invitations'
import { timeZoneOptions } from '@/app/teach/_cohorts/time-zones'
import { ActionForm } from '@/app/teach/_form/action-form'
import { Done } from '@/app/teach/_frame/done'
import frame from '@/app/teach/_frame/teach.module.css'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { countOf } from '@/app/words/numbers'
import { everyoneId, shownJoinCode } from '@/core/cohort'
import { localTimeOf } from '@/core/time-zone'
import { findCohort } from '@/server/cohorts'
import { readEnv } from '@/server/env'
import { listInvitations } from '@/server/invitations'
import { pageNumber } from '@/server/pages'
import { shownEmail } from '@/server/person-keys'

export const metadata: Metadata = { title: 'A cohort' }

const doneWords = {
  changed: 'The cohort is changed.',
  due: 'The due dates are set.',
  archive: 'That is done. Results are kept as they are.',
  code: 'There is a new code. The one before does not work any more.',
  instructors: 'The instructors of this cohort are changed.',
  withdrawn: 'The invitation is withdrawn, and its link does not work any more.',
}

/** One cohort: how learners join, when quizzes are due, who teaches it. */
export default async function CohortPage({ params, searchParams }: PageProps<'/teach/cohorts/[id]'>) {
  const { id } = await params
  const asked = await searchParams
  const instructor = await requireInstructor(pathWithQuery(`/teach/cohorts/${encodeURIComponent(id)}`, asked))
  const cohort = (await findCohort(instructor, id)) ?? notFound()
  const { name, timeZone, joinCode, attemptsAllowed, archivedAt, learners, instructors, dueDates } = cohort
  const isEveryone = id === everyoneId
  const hidden = { cohort: id }
  return (
    <>
      <nav aria-label="The way back" className={`${frame.trail} no-print`}>
        <a href="/teach/cohorts">Cohorts</a>
      </nav>
      <h1>{name}</h1>
      <p className={frame.sentence}>
        <a href={`/teach/gradebook?cohort=${id}`}>{countOf(learners, 'learner')}</a>
        {archivedAt && '. Archived: it sets no due dates and no number of attempts, and nobody can join'}.
      </p>
      <Done done={asked.done} words={doneWords} />

      {!archivedAt && joinCode && (
        <section aria-labelledby="join">
          <h2 id="join">How learners join</h2>
          <p>
            With the code <code>{shownJoinCode(joinCode)}</code> at <code>{readEnv().origin}/join</code>, or with this link:
          </p>
          <p>
            <code>{`${readEnv().origin}/join?code=${joinCode}`}</code>
          </p>
          <ActionForm summary="Replace the code" action={renewJoinCodeWith} hidden={hidden} button="Make a new code" isQuiet>
            <p>The present code and link stop working. Whoever has joined stays.</p>
          </ActionForm>
        </section>
      )}
      {isEveryone && <p>Whoever makes an account without a code or an invitation is in this cohort.</p>}

      {!archivedAt && (
        <Invitations
          cohortId={id}
          invitations={await listInvitations(instructor, id, pageNumber.parse(asked.page))}
          query={asked}
        />
      )}

      <section aria-labelledby="due">
        <h2 id="due">Due dates</h2>
        <p>
          Times in {timeZone}. Late work is marked as late and never refused. Leave a date empty for none
          {archivedAt ? '. They hold again once the cohort is out of the archive' : ''}.
        </p>
        <ActionForm
          action={setDueDatesWith}
          hidden={hidden}
          fields={readCourse().modules.map(({ slug, title }, i) => {
            const dueAt = dueDates.get(slug)
            return {
              kind: 'datetime-local' as const,
              name: `due/${slug}`,
              label: `${i + 1} ${title}`,
              value: dueAt ? localTimeOf(dueAt, timeZone) : '',
            }
          })}
          button="Set the due dates"
        />
      </section>

      <section aria-labelledby="teachers">
        <h2 id="teachers">Who teaches it</h2>
        {instructors.length === 0 && <p>Nobody but the administrators, who see every cohort.</p>}
        <ul>
          {instructors.map((each) => (
            <li key={each.id}>
              {each.name}, {shownEmail(each.email)}
              {(instructors.length > 1 || isEveryone) && (
                <ActionForm
                  summary={`Take the cohort from ${each.id === instructor.id ? 'yourself' : each.name}`}
                  action={removeInstructorWith}
                  hidden={{ ...hidden, person: each.id }}
                  button="Take it"
                  isQuiet
                />
              )}
            </li>
          ))}
        </ul>
        <ActionForm
          action={addInstructorWith}
          hidden={hidden}
          fields={[{ kind: 'email', name: 'email', label: 'E-mail address of another instructor', isRequired: true }]}
          button="Let this instructor teach it too"
          isQuiet
          isRow
        />
      </section>

      <section aria-labelledby="settings">
        <h2 id="settings">Settings</h2>
        <ActionForm
          action={changeCohortWith}
          hidden={isEveryone ? { ...hidden, name } : hidden}
          fields={[
            ...(isEveryone ? [] : [{ kind: 'text' as const, name: 'name', label: 'Name', value: name, isRequired: true }]),
            {
              kind: 'select',
              name: 'timeZone',
              label: 'Time zone',
              value: timeZone,
              options: timeZoneOptions(),
              hint: 'Due dates keep their time of day.',
            },
            {
              kind: 'number',
              name: 'attemptsAllowed',
              label: 'Attempts at each quiz',
              value: attemptsAllowed === null ? '' : String(attemptsAllowed),
              hint: 'Leave it empty for no limit. You can give a single learner more.',
            },
          ]}
          button="Save the settings"
        />
        {!isEveryone && (
          <ActionForm
            action={setArchivedWith}
            hidden={{ ...hidden, isArchived: archivedAt ? 'no' : 'yes' }}
            button={archivedAt ? 'Take it out of the archive' : 'Archive this cohort'}
            isQuiet
          />
        )}
      </section>
    </>
  )
}

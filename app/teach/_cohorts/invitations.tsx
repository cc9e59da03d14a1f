import { PageLinks } from '@/app/_components/site/page-links'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { ActionForm } from '@/app/teach/_form/action-form'
import { countOf } from '@/app/words/numbers'
import type { ShownInvitation } from '@/server/invitations'
import type { ListPage } from '@/server/pages'
import { shownEmail } from '@/server/person-keys'
import { inviteLearnersWith, withdrawInvitationWith } from './actions'

type Props = {
  cohortId: string
  invitations: ListPage<ShownInvitation> & { open: number }
  /** The query of the page, which says what was done. */
  query: Record<string, string | string[] | undefined>
}

/** Inviting learners by a list, and the links to send them. */
export function Invitations({ cohortId, invitations, query }: Props) {
  const { open, rows, total, pages } = invitations
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">Invitations</h2>
      {query.done === 'invited' && (
        <p role="status" className="notice good">
          {invitedWords(query)}
        </p>
      )}
      {total === 0 ? (
        <p>
          Paste a list of e-mail addresses, one in each line, with a name after a comma if you like. Each gets a link that works
          once, for 30 days. This course sends no mail: the links are shown here, for you to send.
        </p>
      ) : (
        <>
          <p>
            {countOf(open, 'link')} to send. Each works once, for the address beside it.{' '}
            {open > 0 && <a href={`/api/teach/cohorts/${cohortId}/invitations`}>Download them as CSV</a>}
          </p>
          <ScrollTable label="Invitations and their links">
            <thead>
              <tr>
                <th scope="col">E-mail</th>
                <th scope="col">Name</th>
                <th scope="col">State</th>
                <th scope="col">Link</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, email, name, state, link }) => (
                <tr key={id}>
                  <th scope="row">{shownEmail(email)}</th>
                  <td>{name || '–'}</td>
                  <td>
                    {state}
                    {state !== 'joined' && (
                      <ActionForm
                        action={withdrawInvitationWith}
                        hidden={{ cohort: cohortId, invitation: id }}
                        button="Withdraw"
                        isQuiet
                      />
                    )}
                  </td>
                  <td>{link ? <code>{link}</code> : '–'}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          {pages > 1 && (
            <PageLinks
              label="Pages of invitations"
              all={countOf(total, 'invitation')}
              place={invitations}
              pathOf={(page) => `/teach/cohorts/${cohortId}?page=${page}#invitations`}
            />
          )}
        </>
      )}
      <ActionForm
        summary="Invite by a list"
        isOpen={total === 0}
        action={inviteLearnersWith}
        hidden={{ cohort: cohortId }}
        fields={[
          {
            kind: 'area',
            name: 'list',
            label: 'The list (CSV)',
            rows: 6,
            hint: 'Such as: ada@example.org, Ada Lovelace. Commas, semicolons and tabs are read, and a first row with titles.',
          },
          { kind: 'file', name: 'file', label: 'Or a CSV file' },
          { kind: 'checkbox', name: 'keepsGood', label: 'Invite the others if some rows cannot be used' },
        ]}
        button="Make the links"
      />
    </section>
  )
}

function invitedWords({ invited, present, left }: Props['query']): string {
  const number = (value: unknown) => (typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : 0)
  return [
    `${countOf(number(invited), 'person').replace('persons', 'people')} invited.`,
    number(present) > 0 && `${number(present)} in the cohort already.`,
    number(left) > 0 && `${countOf(number(left), 'row')} left out.`,
  ]
    .filter(Boolean)
    .join(' ')
}

import type { Metadata } from 'next'
import { PageLinks } from '@/app/_components/site/page-links'
import { readCourse, titleOfModule } from '@/app/course'
import { keepAllFactsWith, keepAllMarksWith } from '@/app/teach/_corrections/actions'
import { AtWork } from '@/app/teach/_corrections/at-work'
import { ChangeCard } from '@/app/teach/_corrections/change-card'
import { CorrectionTable } from '@/app/teach/_corrections/correction-table'
import { FactCard } from '@/app/teach/_corrections/fact-card'
import { KeptList } from '@/app/teach/_corrections/kept-list'
import { ActionForm } from '@/app/teach/_form/action-form'
import { Done } from '@/app/teach/_frame/done'
import frame from '@/app/teach/_frame/teach.module.css'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { waitingWords } from '@/app/words/corrections'
import { listCorrections } from '@/server/correction-log'
import { listFactChanges } from '@/server/fact-changes'
import { pageNumber } from '@/server/pages'
import { listKept, listProposals, type QuestionChange } from '@/server/version-changes'

export const metadata: Metadata = { title: 'Corrections' }

const doneWords = {
  kept: 'Confirmed. No mark has changed.',
  undone: 'It is being taken back: every mark becomes what it was before.',
  told: 'Everybody who was taught it is being told.',
}

/** What has changed since learners were given it, for an administrator to decide, and the log of what was decided. */
export default async function CorrectionsPage({ searchParams }: PageProps<'/teach/corrections'>) {
  const asked = await searchParams
  const instructor = await requireInstructor(pathWithQuery('/teach/corrections', asked))
  const canDecide = instructor.sees === 'everybody'
  const [proposals, facts] = [await listProposals(instructor), await listFactChanges(instructor, 'proposed')]
  const [kept, toldFacts] = [await listKept(instructor), await listFactChanges(instructor, 'corrected')]
  const log = await listCorrections(instructor, { page: pageNumber.parse(asked.page) })
  const running = log.rows.find(({ finishedAt }) => finishedAt === null)
  return (
    <>
      <h1>Corrections</h1>
      <p className={frame.sentence}>
        {waitingWords(proposals.length, facts.length)}{' '}
        {proposals.length + facts.length > 0 && (canDecide ? 'No mark changes until you decide. ' : 'Administrators decide. ')}
        Something is wrong and cannot wait? <a href="/teach/withdrawals">Withdraw it at once</a>.
      </p>
      <Done done={asked.done} words={doneWords} />
      {running && <AtWork attempts={running.counts?.attempts ?? null} />}
      {canDecide && <InBulk proposals={proposals} />}
      {groupByModule(proposals).map(([module, changes]) => (
        <section key={module} aria-labelledby={`module-${module}`}>
          <h2 id={`module-${module}`}>{titleOfModule(module)}</h2>
          {changes.map((change) => (
            <ChangeCard key={change.id} change={change} canDecide={canDecide} />
          ))}
        </section>
      ))}
      {facts.length > 0 && (
        <section aria-labelledby="facts">
          <h2 id="facts">Facts that were taught otherwise</h2>
          {canDecide && facts.length > 1 && (
            <ActionForm
              action={keepAllFactsWith}
              hidden={{ last: String(Math.max(...facts.map(({ id }) => id))) }}
              button={`All ${facts.length}: only other words`}
              isQuiet
            />
          )}
          {facts.map((fact) => (
            <FactCard key={fact.id} fact={fact} canDecide={canDecide} />
          ))}
        </section>
      )}
      <h2>What was decided</h2>
      {log.total === 0 ? (
        <p className="quiet">No mark was ever corrected.</p>
      ) : (
        <CorrectionTable rows={log.rows} canDecide={canDecide} />
      )}
      {log.pages > 1 && (
        <PageLinks
          label="Pages of the log"
          all={`${log.total} entries`}
          place={log}
          pathOf={(page) => `/teach/corrections?page=${page}`}
        />
      )}
      {toldFacts.length > 0 && (
        <section aria-labelledby="told">
          <h2 id="told">Facts that were corrected</h2>
          {toldFacts.map((fact) => (
            <FactCard key={fact.id} fact={fact} canDecide={canDecide} />
          ))}
        </section>
      )}
      {kept.length > 0 && <KeptList changes={kept} />}
    </>
  )
}

function InBulk({ proposals }: { proposals: readonly QuestionChange[] }) {
  const wordings = proposals.filter(({ kind }) => kind === 'wording').length
  const last = String(Math.max(0, ...proposals.map(({ id }) => id)))
  if (proposals.length < 2) return null
  return (
    <div className="button-row">
      {wordings > 0 && (
        <ActionForm
          action={keepAllMarksWith}
          hidden={{ kinds: 'wording', last }}
          button={`Confirm ${wordings === 1 ? 'the change' : `all ${wordings} changes`} of wording`}
        />
      )}
      {wordings < proposals.length && (
        <ActionForm
          action={keepAllMarksWith}
          hidden={{ kinds: 'all', last }}
          button={`Confirm all ${proposals.length}, and leave every mark as it is`}
          isQuiet
        />
      )}
    </div>
  )
}

// In the order of the course, and in each module what may change marks before other words.
function groupByModule(changes: readonly QuestionChange[]): [string, QuestionChange[]][] {
  const order = readCourse().modules.map(({ slug }) => slug)
  const sorted = changes.toSorted(
    (a, b) => order.indexOf(a.module) - order.indexOf(b.module) || Number(a.kind === 'wording') - Number(b.kind === 'wording'),
  )
  const groups = new Map<string, QuestionChange[]>()
  for (const change of sorted) groups.set(change.module, [...(groups.get(change.module) ?? []), change])
  return [...groups]
}

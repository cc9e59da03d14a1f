import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InlineText } from '@/app/_components/inline/inline-text'
import { AtWork } from '@/app/teach/_corrections/at-work'
import { CorrectionTable } from '@/app/teach/_corrections/correction-table'
import styles from '@/app/teach/_corrections/corrections.module.css'
import { Differences } from '@/app/teach/_corrections/differences'
import { DryRunResult } from '@/app/teach/_corrections/dry-run-result'
import { readId, readMapping } from '@/app/teach/_corrections/reading'
import { TryForm } from '@/app/teach/_corrections/try-form'
import { Done } from '@/app/teach/_frame/done'
import frame from '@/app/teach/_frame/teach.module.css'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { changeNames, changeWords } from '@/app/words/corrections'
import { listPolicies, mappedPart } from '@/core/correction'
import { listCorrections } from '@/server/correction-log'
import { countParts, dryRun } from '@/server/corrections'
import { pageNumber } from '@/server/pages'
import { findChange } from '@/server/version-changes'

export const metadata: Metadata = { title: 'A changed question' }

/** One changed question: what is different, a dry run of each way to correct the marks, and the correction itself. */
export default async function CorrectionPage({ params, searchParams }: PageProps<'/teach/corrections/[id]'>) {
  const { id: named } = await params
  const asked = await searchParams
  const instructor = await requireInstructor(pathWithQuery(`/teach/corrections/${encodeURIComponent(named)}`, asked))
  const change = (await findChange(instructor, readId(named))) ?? notFound()
  const { id, kind, from, to, state, questionId } = change
  const canDecide = instructor.sees === 'everybody'
  const log = await listCorrections(instructor, { changeId: id })
  const running = log.rows.find(({ finishedAt }) => finishedAt === null)
  const parts = await countParts(change)
  const mapping = readMapping(change, (name) => mappedPart.safeParse(asked[name]).data)
  const policies = listPolicies(from, to)
  const policy = policies.find((each) => each === asked.policy) ?? null
  const isOpen = state !== 'obsolete' && !running
  const tried = policy && isOpen ? await dryRun(instructor, id, { policy, mapping }, pageNumber.parse(asked.page)) : null
  return (
    <>
      <nav aria-label="The way back" className={`${frame.trail} no-print`}>
        <a href="/teach/corrections">Corrections</a>
      </nav>
      <h1>{changeNames[kind]}</h1>
      <p className={styles.stem}>
        <InlineText text={from.stem} />
      </p>
      <p className="quiet">
        {changeWords[kind]} <code>{questionId}</code>
      </p>
      <Done done={asked.done} words={{ applied: 'The correction is logged, and the learners whose mark changes are told.' }} />
      {running && <AtWork attempts={running.counts?.attempts ?? null} />}
      <Differences change={change} />
      {state === 'obsolete' && <p className="notice">The files do not say this any more, so there is nothing to decide.</p>}
      {state === 'kept' && (
        <p className="notice">This was confirmed, and the marks were left as they are. They can still be corrected.</p>
      )}
      {isOpen && (
        <>
          <h2>How should the answers be marked?</h2>
          <TryForm change={change} policies={policies} policy={policy} parts={parts} mapping={mapping} />
        </>
      )}
      {policy && tried && <DryRunResult change={change} policy={policy} mapping={mapping} tried={tried} canDecide={canDecide} />}
      {log.total > 0 && (
        <section aria-labelledby="log" className={styles.try}>
          <h2 id="log">What was decided</h2>
          <CorrectionTable rows={log.rows} canDecide={canDecide} />
        </section>
      )}
    </>
  )
}

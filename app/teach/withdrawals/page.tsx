import type { Metadata } from 'next'
import { Done } from '@/app/teach/_frame/done'
import frame from '@/app/teach/_frame/teach.module.css'
import { WithdrawAny } from '@/app/teach/_withdrawals/withdraw-form'
import { WithdrawalList } from '@/app/teach/_withdrawals/withdrawal-list'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { countOf } from '@/app/words/numbers'
import { listWithdrawals } from '@/server/withdrawals'

export const metadata: Metadata = { title: 'Withdrawn' }

const doneWords = {
  withdrawn: 'It is out of the course. Every page is without it within a second.',
  back: 'It is in the course again. Points that were given for it stay.',
}

/** What is out of the running course, and what was: questions and passages, with the form that hides a passage at once. */
export default async function WithdrawalsPage({ searchParams }: PageProps<'/teach/withdrawals'>) {
  const asked = await searchParams
  await requireInstructor(pathWithQuery('/teach/withdrawals', asked))
  const { inForce, past } = await listWithdrawals()
  const now = new Date()
  return (
    <>
      <nav aria-label="The way back" className={`${frame.trail} no-print`}>
        <a href="/teach/corrections">Corrections</a>
      </nav>
      <h1>{inForce.length === 0 ? 'Nothing is withdrawn' : `${countOf(inForce.length, 'part')} of the course withdrawn`}</h1>
      <p className={frame.sentence}>
        What is wrong and cannot wait until the files are mended. A question is withdrawn on its own page, which{' '}
        <a href="/teach/questions">the list of questions</a> leads to.
      </p>
      <Done done={asked.done} words={doneWords} />
      {inForce.length > 0 && <WithdrawalList withdrawals={inForce} now={now} />}
      <section aria-labelledby="hide">
        <h2 id="hide">Hide a passage</h2>
        <WithdrawAny chosen={typeof asked.target === 'string' ? asked.target.slice(0, 300) : ''} />
      </section>
      {past.length > 0 && (
        <section aria-labelledby="past">
          <h2 id="past">No longer withdrawn</h2>
          <WithdrawalList withdrawals={past} now={now} />
        </section>
      )}
    </>
  )
}

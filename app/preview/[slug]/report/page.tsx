import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findTaughtModule, readCourse } from '@/app/course'
import { BankReport } from '@/app/preview/_report/bank-report'
import { reportBanks } from '@/core/course/bank-report'

export const metadata: Metadata = { title: 'Question bank', robots: { index: false } }

/** For authors, in development only: what the question bank of a module gives away. */
export default async function BankReportPage({ params }: PageProps<'/preview/[slug]/report'>) {
  if (process.env.NODE_ENV !== 'development') notFound()
  const { slug } = await params
  const module = findTaughtModule(slug)
  const { banks, goalTimesChance } = reportBanks(readCourse())
  const bank = banks.find((each) => each.slug === slug)
  if (!module || !bank) notFound()
  return (
    <div className="page-wide">
      <p className="kicker">
        <a href={`/preview/${slug}`}>{module.title}</a>
      </p>
      <h1>What the question bank gives away</h1>
      <p className="deck">{bank.questions} graded questions, by the rules of docs/authoring.md.</p>
      <BankReport bank={bank} goalTimesChance={goalTimesChance} />
    </div>
  )
}

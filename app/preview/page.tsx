import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FindingList } from '@/app/_components/site/course-errors'
import { readCourse } from '@/app/course'
import { BankReport, ClaimCoverage } from '@/app/preview/_report/bank-report'
import { countOf } from '@/app/words/numbers'
import { reportBanks } from '@/core/course/bank-report'
import { checkCourse } from '@/core/course/check'

export const metadata: Metadata = { title: 'Preview', robots: { index: false } }

// A static page would be part of every build.
export const dynamic = 'force-dynamic'

/** For authors, in development only: the modules whose questions can be previewed, and the errors that the check finds. */
export default function PreviewPage() {
  if (process.env.NODE_ENV !== 'development') notFound()
  const course = readCourse()
  // Syllables are left to `npm run check:content`: the package that counts them is not part of the product.
  const { errors } = checkCourse(course, null)
  const { banks, claims, goalTimesChance } = reportBanks(course)
  const all = banks.find(({ slug }) => slug === null)
  return (
    <div className="page-wide">
      <p className="kicker">For authors</p>
      <h1>Every question with its key</h1>
      <p className="deck">These pages are here in development only.</p>
      <ol>
        {course.modules.map(({ slug, title, quiz, practice }) => (
          <li key={slug}>
            <a href={`/preview/${slug}`}>{title}</a>
            <br />
            <span className="sans small quiet">
              {countOf(quiz.questions.length, 'graded question')}, {practice.length} for practice
              <br />
              <a href={`/preview/${slug}/report`}>What the bank of {title} gives away</a>
            </span>
          </li>
        ))}
      </ol>
      <h2>What the check finds</h2>
      {errors.length === 0 ? <p>No errors.</p> : <FindingList findings={errors} />}
      <p className="small quiet">
        Warnings, and whether a text is too hard to read, are shown by <code>npm run check:content</code>.
      </p>
      {all && (
        <>
          <h2>All banks together</h2>
          <BankReport bank={all} goalTimesChance={goalTimesChance} />
        </>
      )}
      {claims.length > 0 && (
        <>
          <h2>Claims</h2>
          <ClaimCoverage claims={claims} />
        </>
      )}
    </div>
  )
}

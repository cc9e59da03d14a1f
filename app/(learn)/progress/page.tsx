import type { Metadata } from 'next'
import { Calibration } from '@/app/_components/charts/calibration'
import { PageLinks } from '@/app/_components/site/page-links'
import { Words } from '@/app/_components/site/words'
import { AttemptList } from '@/app/(learn)/progress/_overview/attempt-list'
import { ModuleRow } from '@/app/(learn)/progress/_overview/module-row'
import styles from '@/app/(learn)/progress/_overview/overview.module.css'
import { pathWithQuery, requireViewer } from '@/app/viewer'
import { countOf } from '@/app/words/numbers'
import { isCourseComplete, type ModuleProgress } from '@/core/progress'
import { listAttempts } from '@/server/attempts'
import { findCalibration } from '@/server/calibration'
import { findTerms } from '@/server/enrolments'
import { countUnread } from '@/server/notices'
import { pageNumber } from '@/server/pages'
import { listProgress } from '@/server/progress'
import { countUnreadAnswers } from '@/server/reports'
import { countDue } from '@/server/reviews'

export const metadata: Metadata = { title: 'Your progress' }

/** Everything that belongs to the viewer, on one page that needs no scripts: modules, open attempts, results, reviews. */
export default async function ProgressPage({ searchParams }: PageProps<'/progress'>) {
  const asked = await searchParams
  const viewer = await requireViewer(pathWithQuery('/progress', asked))
  const page = pageNumber.parse(asked.page)
  const [modules, attempts, due, calibration, terms, answers, unread] = await Promise.all([
    listProgress(viewer),
    listAttempts(viewer, page),
    countDue(viewer),
    findCalibration(viewer),
    findTerms(viewer),
    countUnreadAnswers(viewer),
    countUnread(viewer),
  ])
  const now = new Date()
  return (
    <div className="page">
      <p className="kicker">
        <bdi>{viewer.name}</bdi>
      </p>
      <Words as="h1">Your progress</Words>
      {asked.joined === 'yes' && terms && (
        <Words as="p" role="status" className="notice good">
          You are in <bdi>{terms.cohort.name}</bdi> now, with everything that you have done.
        </Words>
      )}
      <Words as="p" className="deck">
        {summaryWords(modules)}
      </Words>
      {unread > 0 && (
        <p className="notice caution">
          <a href="/notices">
            <Words>
              {unread === 1
                ? 'Something that you were taught or marked on was'
                : `${unread} things that you were taught or marked on were`}{' '}
              corrected. Read what is true now
            </Words>
          </a>
        </p>
      )}
      {terms && (
        <Words as="p">
          Your cohort is <bdi>{terms.cohort.name}</bdi>. If your instructor gave you a code for another,{' '}
          <a href="/join">join it</a>.
        </Words>
      )}
      {due > 0 && (
        <p>
          <a href="/reviews">
            <Words>{due === 1 ? 'One question has' : `${due} questions have`} come back for review</Words>
          </a>
        </p>
      )}
      {answers > 0 && (
        <p>
          <a href="/reports">
            <Words>{answers === 1 ? 'One report of yours was answered' : `${answers} reports of yours were answered`}</Words>
          </a>
        </p>
      )}
      <ol className={styles.modules}>
        {modules.map((progress) => (
          <ModuleRow key={progress.module} progress={progress} terms={terms} now={now} />
        ))}
      </ol>
      <Words as="h2">Your attempts</Words>
      {attempts.total === 0 ? (
        <Words as="p">You have not submitted a quiz yet. What you submit is listed here, with every question explained.</Words>
      ) : (
        <AttemptList attempts={attempts.rows} />
      )}
      {attempts.pages > 1 && (
        <PageLinks
          label="Pages of attempts"
          all={countOf(attempts.total, 'attempt')}
          place={attempts}
          pathOf={(each) => `/progress?page=${each}`}
        />
      )}
      <Calibration steps={calibration} />
      <form method="post" action="/api/sign-out" className={`no-print button-row ${styles.signOut}`}>
        <a href="/account" className="button-quiet">
          <Words>Your account</Words>
        </a>
        <button type="submit" className="button-quiet">
          <Words>Sign out</Words>
        </button>
      </form>
    </div>
  )
}

function summaryWords(modules: readonly ModuleProgress[]): string {
  if (isCourseComplete(modules)) return 'You have completed the course: every lesson is read and every quiz passed.'
  if (modules.length === 1) return 'The course is complete once its lesson is marked as read and its quiz is passed.'
  const complete = modules.filter(({ isComplete }) => isComplete).length
  const which =
    modules.length === 1
      ? 'The module is not complete yet'
      : `${complete} of ${modules.length} modules ${complete === 1 ? 'is' : 'are'} complete`
  return `${which}. A module is complete once its lesson is marked as read and its quiz is passed.`
}

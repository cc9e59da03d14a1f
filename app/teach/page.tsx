import type { Metadata } from 'next'
import { readCourse } from '@/app/course'
import frame from '@/app/teach/_frame/teach.module.css'
import { gradebookPath } from '@/app/teach/_gradebook/gradebook-path'
import { DayBars } from '@/app/teach/_today/day-bars'
import { FirstSteps } from '@/app/teach/_today/first-steps'
import { HappeningList } from '@/app/teach/_today/happening-list'
import { HelpList } from '@/app/teach/_today/help-list'
import { ShareList } from '@/app/teach/_today/share-list'
import styles from '@/app/teach/_today/today.module.css'
import GradebookPage from '@/app/teach/gradebook/page'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { helpRules } from '@/app/words/help'
import { verdictRules } from '@/app/words/items'
import { countOf, numberWords } from '@/app/words/numbers'
import { countDays } from '@/server/class-figures'
import { listCohortChoices } from '@/server/cohorts'
import { type ClassCounts, countClass, learnerQuery, listLearners } from '@/server/gradebook'
import { listHappenings, listWorst } from '@/server/today'
import { countProposals } from '@/server/version-changes'

export const metadata: Metadata = { title: 'Today' }

const shownHelp = 8
const shownDays = 42

/** What an instructor opens first: who needs help and why, what happened, and which question or passage seems to fail. */
export default async function TodayPage({ searchParams }: Pick<PageProps<'/teach'>, 'searchParams'>) {
  const asked = await searchParams
  const instructor = await requireInstructor(pathWithQuery('/teach', asked))
  // Until there was a gradebook, this was the address of the list of learners, and a bookmark of a search goes on showing it.
  if (['search', 'page', 'sort'].some((name) => name in asked)) return <GradebookPage searchParams={searchParams} />
  const now = new Date()
  const counts = await countClass(instructor, '', now)
  if (counts.learners === 0) return <FirstSteps cohorts={await listCohortChoices(instructor)} />
  const help = await listLearners(instructor, learnerQuery.parse({ only: 'help' }), { now, size: shownHelp })
  const [happenings, worst] = [await listHappenings(instructor, 12, now), await listWorst(instructor)]
  const proposals = await countProposals(instructor)
  const days = await countDays(instructor, shownDays, now)
  const modules = readCourse().modules.map(({ slug, quiz }) => ({ slug, passPercent: quiz.passPercent }))
  const order = modules.map(({ slug }) => slug)
  return (
    <>
      <h1>{headline(counts)}</h1>
      <p className={frame.sentence}>{classWords(counts, order.length)}</p>
      {proposals > 0 && (
        <p className="notice">
          <a href="/teach/corrections">
            {proposals === 1 ? 'One change of the course waits' : `${proposals} changes of the course wait`} for your decision
          </a>
          . No mark changes until then.
        </p>
      )}
      <div className={styles.sheet}>
        <section aria-labelledby="help">
          <h2 id="help">Who needs help, and why</h2>
          <p className={styles.rule}>
            Somebody needs help who {new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(helpRules)}. The point is the
            highest grade from 0 to 100%, the upright is the pass mark; filled is passed.
          </p>
          <HelpList rows={help.rows} modules={modules} now={now} />
          <p className={styles.ways}>
            {help.total > help.rows.length && <a href={gradebookPath({ only: 'help' })}>All {help.total} in the gradebook</a>}
            {counts.neverBegan > 0 && (
              <a href={gradebookPath({ only: 'never-began' })}>{numberWords(counts.neverBegan)} never began</a>
            )}
          </p>
        </section>
        <section aria-labelledby="happened">
          <h2 id="happened">What happened</h2>
          <p className={styles.rule}>
            Quizzes handed in each day; filled is passed. Below, those of the last 30 days, the latest first.
          </p>
          <DayBars days={days} />
          <HappeningList happenings={happenings} order={order} now={now} />
        </section>
      </div>
      <section aria-labelledby="shares">
        <h2 id="shares">Which questions fail</h2>
        <p className={styles.rule}>
          The point is the share of the points that first attempts earned; the line is where the true share may lie (95%), the
          upright what is acceptable. {verdictRules}
        </p>
        <ShareList worst={worst} />
      </section>
    </>
  )
}

function headline({ needHelp, learners }: ClassCounts): string {
  if (needHelp === 0) return `Nobody of ${countOf(learners, 'learner')} needs help.`
  return `${needHelp} of ${countOf(learners, 'learner')} may need help.`
}

function classWords({ learners, passedAll, tried }: ClassCounts, quizzes: number): string {
  const has = (count: number) => (count === 1 ? 'One has' : `${numberWords(count)} have`)
  const passed = passedAll === learners ? 'Everybody has' : passedAll === 0 ? 'Nobody has' : has(passedAll)
  const failed = tried === 0 ? 'Nobody has' : has(tried)
  return `${passed} passed ${quizzes === 1 ? 'the quiz' : `all ${quizzes} quizzes`}. ${failed} failed a quiz and not passed it yet.`
}

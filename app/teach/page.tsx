import type { Metadata } from 'next'
import { PageLinks } from '@/app/_components/site/page-links'
import { readCourse } from '@/app/course'
import styles from '@/app/teach/_class/class.module.css'
import { classPath } from '@/app/teach/_class/class-path'
import { ClassTable } from '@/app/teach/_class/class-table'
import { LearnerSearch, NoLearners } from '@/app/teach/_class/learner-search'
import frame from '@/app/teach/_frame/teach.module.css'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { countOf } from '@/app/words/numbers'
import { type ClassSummary, summariseClass } from '@/server/class-summary'
import { learnerQuery, listLearners } from '@/server/gradebook'

export const metadata: Metadata = { title: 'Your class' }

/** The class: every learner with progress in every module, by pages, and a search. */
export default async function ClassPage({ searchParams }: PageProps<'/teach'>) {
  const asked = await searchParams
  const instructor = await requireInstructor(pathWithQuery('/teach', asked))
  const query = learnerQuery.parse(asked)
  const summary = await summariseClass(instructor)
  const found = await listLearners(instructor, query)
  const modules = readCourse().modules.map(({ slug, title, quiz }) => ({ slug, title, passPercent: quiz.passPercent }))
  return (
    <>
      <h1>Your class</h1>
      <p className={frame.sentence}>{summaryWords(summary)}</p>
      {summary.learners > 0 && <LearnerSearch query={query} />}
      {found.rows.length > 0 ? (
        <>
          <p className={styles.legend}>
            Each point is the highest grade, on a line from 0 to 100%; the tick is what passes. Filled: passed. A grade above the
            tick that has not passed missed a safety question. The first row counts those who have tried.
          </p>
          <ClassTable rows={found.rows} modules={modules} query={query} summary={summary} now={new Date()} />
          <PageLinks
            label="Pages"
            all={countOf(found.total, 'learner')}
            place={found}
            pathOf={(page) => classPath({ ...query, page })}
          />
        </>
      ) : (
        <NoLearners query={query} />
      )}
    </>
  )
}

function summaryWords({ learners, passedAll, modules }: ClassSummary): string {
  if (learners === 0) return 'Nobody has made an account yet.'
  const all = countOf(learners, 'learner')
  if (modules.every(({ tried }) => tried === 0)) return `${all}; nobody has submitted a quiz yet.`
  const finished = passedAll === 0 ? 'nobody has' : passedAll === 1 ? '1 has' : `${passedAll} have`
  return `${all}; ${finished} passed ${modules.length === 1 ? 'the quiz' : `all ${modules.length} quizzes`}.`
}

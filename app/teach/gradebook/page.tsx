import type { Metadata } from 'next'
import { PageLinks } from '@/app/_components/site/page-links'
import { readCourse } from '@/app/course'
import frame from '@/app/teach/_frame/teach.module.css'
import { GradeLegend } from '@/app/teach/_gradebook/grade-cell'
import { GradebookFilters } from '@/app/teach/_gradebook/gradebook-filters'
import { gradebookPath } from '@/app/teach/_gradebook/gradebook-path'
import { GradebookTable } from '@/app/teach/_gradebook/gradebook-table'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { countOf } from '@/app/words/numbers'
import { countQuizzes } from '@/server/class-figures'
import { listCohortChoices } from '@/server/cohorts'
import { learnerQuery, listLearners, unusableSearch } from '@/server/gradebook'

export const metadata: Metadata = { title: 'Gradebook' }

/** Every learner that the instructor may see, with each quiz in one cell. */
export default async function GradebookPage({ searchParams }: Pick<PageProps<'/teach/gradebook'>, 'searchParams'>) {
  const asked = await searchParams
  const instructor = await requireInstructor(pathWithQuery('/teach/gradebook', asked))
  const query = learnerQuery.parse(asked)
  const isUnusable = query.search === unusableSearch
  const typed = isUnusable ? '' : query.search
  const now = new Date()
  const [found, cohorts] = [await listLearners(instructor, query, { now }), await listCohortChoices(instructor)]
  const figures = await countQuizzes(instructor, query.cohort)
  const modules = readCourse().modules.map(({ slug, title, quiz }) => ({
    ...{ slug, title, passPercent: quiz.passPercent },
    figures: figures.find(({ module }) => module === slug) ?? null,
  }))
  const all = countOf(found.total, 'learner')
  return (
    <>
      <h1>Gradebook</h1>
      <p className={frame.sentence}>
        {all}. <a href="/teach/exports">Download it</a>
      </p>
      <GradebookFilters query={query} typed={typed} cohorts={cohorts} />
      {found.rows.length > 0 ? (
        <>
          <GradeLegend />
          <GradebookTable rows={found.rows} modules={modules} showsCohort={query.cohort === '' && cohorts.length > 1} now={now} />
          <PageLinks label="Pages" all={all} place={found} pathOf={(page) => gradebookPath({ ...query, page })} />
        </>
      ) : (
        <NobodyFound
          isUnusable={isUnusable}
          isFiltered={query.search !== '' || query.only !== 'everybody'}
          typed={typed}
          hasCohorts={cohorts.length > 0}
        />
      )}
    </>
  )
}

type NobodyFoundProps = { isUnusable: boolean; isFiltered: boolean; typed: string; hasCohorts: boolean }

function NobodyFound({ isUnusable, isFiltered, typed, hasCohorts }: NobodyFoundProps) {
  if (isUnusable) {
    return (
      <p className="notice">
        This search cannot be used: it has more than 200 characters, or none that can be seen. Try a part of a name or an e-mail
        address, or <a href="/teach/gradebook">show everybody</a>.
      </p>
    )
  }
  if (isFiltered) {
    return (
      <p className="notice">
        {typed === ''
          ? 'Nobody is in this state, which may be good news.'
          : `Nobody’s name or e-mail address contains “${typed}”.`}{' '}
        <a href="/teach/gradebook">Show everybody</a>.
      </p>
    )
  }
  return (
    <p className="notice">
      {hasCohorts
        ? 'Nobody is in these cohorts yet. Send your learners the code of a cohort, or invite them with a list: '
        : 'You do not teach a cohort yet. Make one, and send your learners its code: '}
      <a href="/teach/cohorts">cohorts</a>.
    </p>
  )
}

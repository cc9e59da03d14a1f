import type { Metadata } from 'next'
import { readCourse } from '@/app/course'
import { requireInstructor } from '@/app/viewer'
import { type ClassSummary, summariseClass } from '@/server/class-summary'
import { type LearnerPage, type LearnerQuery, learnerQuery, listLearners } from '@/server/gradebook'
import { ClassTable } from './_class/class-table'
import { classPath } from './_class/paths'
import styles from './_class/teach.module.css'

export const metadata: Metadata = { title: 'Your class' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ClassPage({ searchParams }: Props) {
  const instructor = await requireInstructor()
  const asked = await searchParams
  const query = learnerQuery.parse(asked)
  const typed = query.search === '' ? '' : String(asked.search).trim()
  const summary = await summariseClass(instructor)
  const found = await listLearners(instructor, query)
  const modules = readCourse().modules.map(({ slug, title, quiz }) => ({ slug, title, passPercent: quiz.passPercent }))
  return (
    <>
      <h1>Your class</h1>
      <p className={styles.sentence}>{summaryWords(summary)}</p>
      {summary.learners > 0 && <Search query={query} typed={typed} />}
      {found.rows.length > 0 ? (
        <>
          <p className={styles.legend}>
            Each point is the highest grade, on a line from 0 to 100&nbsp;%; the tick is what passes. Filled: passed. A grade
            above the tick that has not passed missed a safety question. The first row counts those who have tried.
          </p>
          <ClassTable rows={found.rows} modules={modules} query={query} summary={summary} now={new Date()} />
          <Pages query={query} found={found} />
        </>
      ) : (
        <Nobody query={query} typed={typed} />
      )}
    </>
  )
}

function Search({ query: { search, sort }, typed }: { query: LearnerQuery; typed: string }) {
  return (
    <search>
      <form method="get" action="/teach" className={`${styles.search} no-print`}>
        <label htmlFor="search">Name or e-mail</label>
        <input
          id="search"
          type="search"
          name="search"
          defaultValue={typed}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
        />
        {sort !== 'name' && <input type="hidden" name="sort" value={sort} />}
        <button type="submit" className="button-quiet">
          Search
        </button>
        {search !== '' && <a href={classPath({ page: 1, search: '', sort })}>Clear the search</a>}
      </form>
    </search>
  )
}

function Pages({ query, found: { rows, total, page, pages } }: { query: LearnerQuery; found: LearnerPage }) {
  const who = total === 1 ? '1 learner' : `${total} learners`
  return (
    <nav aria-label="Pages" className={`${styles.pages} no-print`}>
      <p>{pages === 1 ? who : `Page ${page} of ${pages}: ${rows.length} of ${who}`}</p>
      {page > 1 && (
        <a rel="prev" href={classPath({ ...query, page: page - 1 })}>
          Previous page
        </a>
      )}
      {page < pages && (
        <a rel="next" href={classPath({ ...query, page: page + 1 })}>
          Next page
        </a>
      )}
    </nav>
  )
}

function Nobody({ query, typed }: { query: LearnerQuery; typed: string }) {
  if (query.search !== '') {
    return (
      <p className="notice">
        Nobody’s name or e-mail address contains “{typed}”. Try a part of it, or{' '}
        <a href={classPath({ ...query, search: '', page: 1 })}>clear the search</a>.
      </p>
    )
  }
  return (
    <p className="notice">
      Whoever makes an account at <a href="/sign-up">/sign-up</a> appears here at once. Send your learners the address of this
      course; nobody needs to be let in.
    </p>
  )
}

function summaryWords({ learners, passedAll, modules }: ClassSummary): string {
  if (learners === 0) return 'Nobody has made an account yet.'
  const who = learners === 1 ? '1 learner' : `${learners} learners`
  if (modules.every(({ tried }) => tried === 0)) return `${who}; nobody has submitted a quiz yet.`
  const finished = passedAll === 0 ? 'nobody has' : passedAll === 1 ? '1 has' : `${passedAll} have`
  return `${who}; ${finished} passed ${modules.length === 1 ? 'the quiz' : `all ${modules.length} quizzes`}.`
}

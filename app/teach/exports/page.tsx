import type { Metadata } from 'next'
import { readCourse } from '@/app/course'
import frame from '@/app/teach/_frame/teach.module.css'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { countOf } from '@/app/words/numbers'
import { listCohortChoices } from '@/server/cohorts'
import { countExported } from '@/server/exports'

export const metadata: Metadata = { title: 'Exports' }

/** The files that an instructor can download, for one cohort or for all. */
export default async function ExportsPage({ searchParams }: PageProps<'/teach/exports'>) {
  const asked = await searchParams
  const instructor = await requireInstructor(pathWithQuery('/teach/exports', asked))
  const cohorts = await listCohortChoices(instructor)
  const chosen = cohorts.find(({ id }) => id === asked.cohort)
  const attempts = await countExported(instructor, chosen?.id ?? '')
  const base = `/api/teach/exports/${chosen?.id ?? 'all'}`
  return (
    <>
      <h1>Exports</h1>
      <p className={frame.sentence}>
        {countOf(attempts, 'submitted attempt')} {chosen ? `in ${chosen.name}` : 'of all learners whom you see'}. Files are CSV in
        UTF-8; what a spreadsheet would run as a formula is written as text.
      </p>
      <form method="get" action="/teach/exports" className="button-row no-print">
        <label htmlFor="cohort">Cohort</label>
        <select id="cohort" name="cohort" defaultValue={chosen?.id ?? ''}>
          <option value="">all</option>
          {cohorts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit" className="button-quiet">
          Choose
        </button>
      </form>
      <h2>Gradebook</h2>
      <p>
        One row for each learner, with names, grades and what they lacked.{' '}
        {!chosen && 'Learners of archived cohorts are left out: choose their cohort.'}
      </p>
      <p className="button-row">
        <a href={`${base}/gradebook`}>Download the gradebook</a>
        <a href="/api/teach/exports/columns/gradebook">What its columns mean</a>
      </p>
      <h2>Responses, one a row</h2>
      <p>
        One row for each answer in a submitted attempt. Learners have pseudonyms, and how sure they said they were is in no file.
      </p>
      <p className="button-row">
        <a href={`${base}/responses`}>Download the responses</a>
        <a href="/api/teach/exports/columns/responses">What its columns mean</a>
      </p>
      <h2>Responses, one column for each option</h2>
      <p>One row for each submitted attempt at one quiz, with 1 for each option that was chosen and 0 for each that was not.</p>
      <ul>
        {readCourse().modules.map(({ slug, title }) => (
          <li key={slug}>
            <a href={`${base}/wide/${slug}`}>{title}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/api/teach/exports/columns/wide">What their columns mean</a>
      </p>
      <p className="quiet">A long file begins at once and grows while your browser loads it; it holds up nobody’s quiz.</p>
    </>
  )
}

import type { Cohort } from '@/core/cohort'
import type { LearnerQuery } from '@/server/gradebook'
import styles from './gradebook.module.css'
import { gradebookPath } from './gradebook-path'

type Props = {
  query: LearnerQuery
  /** The search, or nothing if it cannot be used. */
  typed: string
  cohorts: readonly Cohort[]
}

const filters: Record<LearnerQuery['only'], string> = {
  everybody: 'everybody',
  help: 'who needs help',
  'not-passed': 'with a quiz failed and not passed',
  safety: 'with a safety question missed',
  'never-began': 'who never began',
}

const orders: Record<LearnerQuery['sort'], string> = {
  help: 'those who need help first',
  name: 'by name',
  active: 'by last activity',
  newest: 'by the day of joining',
}

/** The form that chooses who is shown, and in which order. Everything stands in the address. */
export function GradebookFilters({ query, typed, cohorts }: Props) {
  const isFiltered = gradebookPath({ ...query, page: 1, sort: 'help' }) !== '/teach/gradebook'
  return (
    <search>
      <form method="get" action="/teach/gradebook" className={`${styles.filters} no-print`}>
        <p className="field">
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
        </p>
        <p className="field">
          <label htmlFor="cohort">Cohort</label>
          <select id="cohort" name="cohort" defaultValue={query.cohort}>
            <option value="">all that are not archived</option>
            {cohorts.map(({ id, name, archivedAt }) => (
              <option key={id} value={id}>
                {name}
                {archivedAt ? ' (archived)' : ''}
              </option>
            ))}
          </select>
        </p>
        <p className="field">
          <label htmlFor="only">Only</label>
          <select id="only" name="only" defaultValue={query.only}>
            {Object.entries(filters).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </p>
        <p className="field">
          <label htmlFor="sort">Order</label>
          <select id="sort" name="sort" defaultValue={query.sort}>
            {Object.entries(orders).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </p>
        <button type="submit" className="button-quiet">
          Search
        </button>
        {isFiltered && <a href={gradebookPath({ sort: query.sort })}>Show everybody</a>}
      </form>
    </search>
  )
}

import { type LearnerQuery, unusableSearch } from '@/server/gradebook'
import styles from './class.module.css'
import { classPath } from './class-path'

type Props = { query: LearnerQuery }

/** The form to search for learners by name or e-mail address. */
export function LearnerSearch({ query: { search, sort } }: Props) {
  return (
    <search>
      <form method="get" action="/teach" className={`${styles.search} no-print`}>
        <label htmlFor="search">Name or e-mail</label>
        <input
          id="search"
          type="search"
          name="search"
          defaultValue={search === unusableSearch ? '' : search}
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

/** What stands in place of the class if it has no learner, or none that the search finds. */
export function NoLearners({ query }: Props) {
  if (query.search === unusableSearch) {
    return (
      <p className="notice">
        This search cannot be used: it has more than 200 characters, or none that can be seen. Try a part of a name or an e-mail
        address, or <a href={classPath({ ...query, search: '', page: 1 })}>clear the search</a>.
      </p>
    )
  }
  if (query.search !== '') {
    return (
      <p className="notice">
        Nobody’s name or e-mail address contains “{query.search}”. Try a part of it, or{' '}
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

import { Ago, On } from '@/app/_components/site/times'
import type { Module } from '@/core/course/course'
import type { ClassSummary } from '@/server/class-summary'
import type { LearnerQuery, LearnerRow } from '@/server/gradebook'
import { ModuleCell, Nothing } from './module-cell'
import { classPath } from './paths'
import styles from './teach.module.css'

type Props = {
  rows: readonly LearnerRow[]
  modules: readonly (Pick<Module, 'slug' | 'title'> & { passPercent: number })[]
  query: LearnerQuery
  summary: ClassSummary
  now: Date
}

/** Learners against modules. Where nobody was searched for, the class as a whole comes first. */
export function ClassTable({ rows, modules, query, summary, now }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={`table-scroll ${styles.scroll}`} tabIndex={0} aria-label="Learners and their modules">
      <table className={styles.class}>
        <thead>
          <tr>
            <SortHead words="Learner" sort="name" query={query} />
            {modules.map(({ slug, title }) => (
              <th key={slug} scope="col">
                {title}
              </th>
            ))}
            <th scope="col" className="number">
              Last active
            </th>
            <SortHead words="Joined" sort="newest" query={query} isNumber />
          </tr>
        </thead>
        <tbody>
          {query.search === '' && <WholeClass summary={summary} />}
          {rows.map((row) => (
            <tr key={row.person.id} className={styles.row}>
              <th scope="row">
                <a href={`/teach/people/${row.person.id}`}>{row.person.name}</a>
                <span className={styles.address}>{row.person.email}</span>
              </th>
              {row.modules.map((progress, i) => (
                <td key={progress.module}>
                  <ModuleCell progress={progress} passPercent={modules[i]?.passPercent ?? 0} />
                </td>
              ))}
              <td className="number">{row.lastActiveAt ? <Ago time={row.lastActiveAt} now={now} /> : <Nothing />}</td>
              <td className="number">
                <On time={row.joinedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function WholeClass({ summary: { learners, modules } }: { summary: ClassSummary }) {
  return (
    <tr className={styles.whole}>
      <th scope="row">All {learners}</th>
      {modules.map(({ module, tried, passed }) => (
        <td key={module}>{tried === 0 ? <Nothing /> : `${passed} of ${tried} passed`}</td>
      ))}
      <td />
      <td />
    </tr>
  )
}

type SortHeadProps = { words: string; sort: LearnerQuery['sort']; query: LearnerQuery; isNumber?: boolean }

function SortHead({ words, sort, query, isNumber = false }: SortHeadProps) {
  const isSorted = query.sort === sort
  return (
    <th
      scope="col"
      className={isNumber ? 'number' : undefined}
      aria-sort={isSorted ? (sort === 'name' ? 'ascending' : 'descending') : undefined}
    >
      {isSorted ? (
        <>
          {words} <span aria-hidden="true">{sort === 'name' ? '↑' : '↓'}</span>
        </>
      ) : (
        <a href={classPath({ ...query, sort, page: 1 })}>
          {words}
          <span className="visually-hidden">: sort by it</span>
        </a>
      )}
    </th>
  )
}

import { Ago, On } from '@/app/_components/site/dates'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { LinkedRow } from '@/app/teach/_frame/linked-row'
import { Nothing } from '@/app/teach/_frame/nothing'
import type { Module } from '@/core/course/course'
import type { ClassSummary } from '@/server/class-summary'
import type { LearnerQuery, LearnerRow } from '@/server/gradebook'
import { shownEmail } from '@/server/person-keys'
import styles from './class.module.css'
import { classPath } from './class-path'
import { ModuleCell } from './module-cell'

type Props = {
  rows: readonly LearnerRow[]
  modules: readonly (Pick<Module, 'slug' | 'title'> & { passPercent: number })[]
  query: LearnerQuery
  summary: ClassSummary
  now: Date
}

/** Learners in rows, modules in columns. Unless the learners were searched for, the class as a whole comes first. */
export function ClassTable({ rows, modules, query, summary, now }: Props) {
  return (
    <ScrollTable label="Learners and their modules" className={styles.class} isLong>
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
        {rows.map(({ person, modules: progress, lastActiveAt, joinedAt }) => (
          <LinkedRow key={person.id}>
            <th scope="row">
              <a href={`/teach/people/${person.id}`}>{person.name}</a>
              <span className={styles.address}>{shownEmail(person.email)}</span>
            </th>
            {progress.map((each, i) => (
              <td key={each.module}>
                <ModuleCell progress={each} passPercent={modules[i]?.passPercent ?? 0} />
              </td>
            ))}
            <td className="number">{lastActiveAt ? <Ago time={lastActiveAt} now={now} /> : <Nothing />}</td>
            <td className="number">
              <On time={joinedAt} />
            </td>
          </LinkedRow>
        ))}
      </tbody>
    </ScrollTable>
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

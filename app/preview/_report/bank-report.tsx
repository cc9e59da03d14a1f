import type { ReactNode } from 'react'
import type { BankReport as Report, ReportedBank } from '@/core/course/bank-report'
import styles from './bank-report.module.css'

/** What one question bank gives away, as tables: figures, breaches, the blind word model, objectives, and what can be guessed. */
export function BankReport({ bank, goalTimesChance }: { bank: ReportedBank; goalTimesChance: number }) {
  return (
    <>
      <Figures bank={bank} />
      <Breaches bank={bank} />
      <Model bank={bank} goal={goalTimesChance} />
      <Objectives bank={bank} />
      <Guessable bank={bank} />
    </>
  )
}

/** What teaches and what tests each claim of the course. */
export function ClaimCoverage({ claims }: Pick<Report, 'claims'>) {
  const listed = (ids: string[]) => ids.join(', ') || '–'
  return (
    <Table
      caption="What teaches and what tests each claim"
      columns={['Claim', 'Grading', 'Taught in', 'Tested by', 'Practised in']}
    >
      {claims.map(({ claim, taughtIn, questions, practice }) => (
        <tr key={claim.id}>
          <th scope="row">{claim.id}</th>
          <td>{claim.grading}</td>
          <td>{listed(taughtIn)}</td>
          <td>{listed(questions)}</td>
          <td>{listed(practice)}</td>
        </tr>
      ))}
    </Table>
  )
}

function Figures({ bank: { figures } }: { bank: ReportedBank }) {
  return (
    <Table caption="Figures of the bank" columns={['Rule', 'What is counted', 'Found', 'Limit', 'Judgement', 'Questions']}>
      {figures.map(({ rule, what, value, limit, isOver, causes }) => (
        <tr key={what}>
          <td>{rule}</td>
          <th scope="row">{what}</th>
          <td>{value}</td>
          <td>{limit || '–'}</td>
          <td>{limit === '' ? 'a figure only' : isOver ? <strong>over the limit</strong> : 'kept'}</td>
          <td>{isOver ? causes.join(', ') : '–'}</td>
        </tr>
      ))}
    </Table>
  )
}

function Breaches({ bank: { breaches } }: { bank: ReportedBank }) {
  const found = breaches.filter(({ count }) => count > 0)
  if (found.length === 0) return <p>No question breaks a rule by itself.</p>
  return (
    <Table
      caption="Breaches question by question; npm run check:content names each"
      columns={['Rule', 'Breaches']}
      numbers={['Questions', 'Application', 'Safety', 'Kinds']}
    >
      {found.map(({ rule, count }) => (
        <tr key={rule}>
          <th scope="row">{rule}</th>
          <td className="number">{count}</td>
        </tr>
      ))}
    </Table>
  )
}

function Model({ bank: { model }, goal }: { bank: ReportedBank; goal: number }) {
  if (!model)
    return (
      <p>
        There is no blind word model: it learns from the single-choice questions of other modules and guesses those of this one.
      </p>
    )
  const { hits, questions, chance, timesChance, isWithinGoal, interval, forKey, against } = model
  const [low, high] = interval.map((share) => `${Math.round(100 * share)} %`)
  const rows = Array.from({ length: Math.max(forKey.length, against.length) }, (_, i) => [forKey[i], against[i]] as const)
  return (
    <>
      <p>
        A blind word model: somebody who knows the other banks and nothing of the subject is right in {hits.toFixed(1)} of{' '}
        {questions} single-choice questions (95 % interval {low} to {high}). By chance it would be {chance.toFixed(1)}:{' '}
        {timesChance.toFixed(2)} times chance, where the goal is at most {goal} ({isWithinGoal ? 'kept' : 'not kept'}).
      </p>
      <Table
        caption="Words by which keys are guessed, and their weights"
        columns={['For a key', 'Weight', 'Against', 'Weight against']}
        numbers={['Weight', 'Weight against']}
      >
        {rows.map(([word, other]) => (
          <tr key={`${word?.word} ${other?.word}`}>
            <td>{word?.word}</td>
            <td className="number">{word?.weight.toFixed(2)}</td>
            <td>{other?.word}</td>
            <td className="number">{other?.weight.toFixed(2)}</td>
          </tr>
        ))}
      </Table>
    </>
  )
}

function Objectives({ bank: { objectives } }: { bank: ReportedBank }) {
  return (
    <Table
      caption="Questions of each objective"
      columns={['Objective', 'Questions', 'Application', 'Safety', 'Kinds']}
      numbers={['Questions', 'Application', 'Safety', 'Kinds']}
    >
      {objectives.map(({ id, testable, questions, application, safety, kinds }) => (
        <tr key={id}>
          <th scope="row">{testable ? id : `${id} (not testable)`}</th>
          <td className="number">{questions}</td>
          <td className="number">{application}</td>
          <td className="number">{safety}</td>
          <td className="number">{kinds}</td>
        </tr>
      ))}
    </Table>
  )
}

function Guessable({ bank: { guessable } }: { bank: ReportedBank }) {
  return (
    <Table
      caption="Questions by what is earned without knowing anything, most above chance first"
      columns={['Question', 'Kind', 'Earned', 'By chance', 'By which way']}
      numbers={['Earned', 'By chance']}
    >
      {guessable.map(({ id, kind, guessed, chance, by }) => (
        <tr key={id}>
          <th scope="row">{id}</th>
          <td>{kind}</td>
          <td className="number">{guessed.toFixed(2)}</td>
          <td className="number">{chance.toFixed(2)}</td>
          <td>{by.map(({ way, earns }) => `${way} ${earns.toFixed(2)}`).join(', ') || '–'}</td>
        </tr>
      ))}
    </Table>
  )
}

type TableProps = { caption: string; columns: readonly string[]; numbers?: readonly string[]; children: ReactNode }

function Table({ caption, columns, numbers = [], children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      <table className={styles.wide}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={numbers.includes(column) ? 'number' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

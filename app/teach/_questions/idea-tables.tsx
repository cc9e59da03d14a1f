'use client'

import { IntervalLine } from '@/app/_components/charts/interval-line'
import { InlineText } from '@/app/_components/inline/inline-text'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { shareIntervalWords, verdictNames } from '@/app/words/items'
import type { ClaimFigures, MisconceptionFigures, Place } from '@/server/ideas'
import styles from './questions.module.css'

/** The titles of the modules by slug. */
type Titles = ReadonlyMap<string, string>

/** Misconceptions with how often answers show them. It is a client component for the reason that the gradebook's table is. */
export function MisconceptionTable({
  misconceptions,
  titles,
}: {
  misconceptions: readonly MisconceptionFigures[]
  titles: Titles
}) {
  return (
    <ScrollTable label="The misconceptions and their shares" className={styles.items}>
      <thead>
        <tr>
          <th scope="col">What is wrongly believed, and the passage that sets it right</th>
          <th scope="col">Shown by answers, 0 to 100%</th>
          <th scope="col" className="number">
            Answers
          </th>
          <th scope="col" className="number">
            Questions
          </th>
        </tr>
      </thead>
      <tbody>
        {misconceptions.map((each) => (
          <MisconceptionRow key={each.misconception.id} figures={each} titles={titles} />
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** Claims with what their questions earned. */
export function ClaimTable({ label, claims, titles }: { label: string; claims: readonly ClaimFigures[]; titles: Titles }) {
  return (
    <ScrollTable label={label} className={styles.items}>
      <thead>
        <tr>
          <th scope="col">What is so, and the passage that teaches it</th>
          <th scope="col">Earned, 0 to 100%</th>
          <th scope="col" className="number">
            Answers
          </th>
          <th scope="col" className="number">
            Questions
          </th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((each) => (
          <ClaimRow key={each.claim.id} figures={each} titles={titles} />
        ))}
      </tbody>
    </ScrollTable>
  )
}

function MisconceptionRow({
  figures: { misconception, questions, answers, held, places },
  titles,
}: {
  figures: MisconceptionFigures
  titles: Titles
}) {
  return (
    <tr>
      <th scope="row">
        <InlineText text={misconception.text} />
        <Places places={places} titles={titles} />
      </th>
      <td>
        {held && (
          <>
            <IntervalLine interval={held} hasLimit={false} />
            <span className={styles.figures}>{shareIntervalWords(held)}</span>
          </>
        )}
      </td>
      <td className="number">{answers}</td>
      <td className="number">{questions}</td>
    </tr>
  )
}

function ClaimRow({ figures: { claim, questions, answers, share, places }, titles }: { figures: ClaimFigures; titles: Titles }) {
  return (
    <tr>
      <th scope="row">
        <a href={`/claims#${claim.id}`}>
          <InlineText text={claim.text} />
        </a>
        <Places places={places} titles={titles} />
      </th>
      <td>
        {share && (
          <>
            <IntervalLine interval={share} />
            <span className={styles.figures}>{shareIntervalWords(share)}</span>
          </>
        )}
      </td>
      <td className="number">{answers}</td>
      <td className="number">{questions}</td>
      <td>{verdictNames[share?.verdict ?? 'unclear']}</td>
    </tr>
  )
}

function Places({ places, titles }: { places: readonly Place[]; titles: Titles }) {
  return (
    <span className={styles.where}>
      {places.map(({ module, passage, title }, i) => (
        <span key={`${module}#${passage}`}>
          {i > 0 && ' · '}
          <a href={`/modules/${module}#${passage}`}>{title}</a> ({titles.get(module)})
        </span>
      ))}
    </span>
  )
}

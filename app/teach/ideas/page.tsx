import type { Metadata } from 'next'
import { IntervalLine } from '@/app/_components/charts/interval-line'
import { InlineText } from '@/app/_components/inline/inline-text'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { titleOfModule } from '@/app/course'
import frame from '@/app/teach/_frame/teach.module.css'
import styles from '@/app/teach/_questions/questions.module.css'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { shareIntervalWords, verdictNames } from '@/app/words/items'
import { countOf } from '@/app/words/numbers'
import { fewestAnswers } from '@/core/interval'
import { type ClaimFigures, listIdeas, type MisconceptionFigures, type Place } from '@/server/ideas'

export const metadata: Metadata = { title: 'Ideas' }

const shownClaims = 12

/** Which ideas the class holds: misconceptions by how often answers show them, and claims by what their questions earned. */
export default async function IdeasPage({ searchParams }: PageProps<'/teach/ideas'>) {
  const instructor = await requireInstructor(pathWithQuery('/teach/ideas', await searchParams))
  const { claims, misconceptions } = await listIdeas(instructor)
  const [top] = misconceptions
  return (
    <>
      <nav aria-label="The way back" className={`${frame.trail} no-print`}>
        <a href="/teach/questions">Questions</a>
      </nav>
      <h1>Which ideas the class holds</h1>
      <p className={frame.sentence}>
        {top?.held && top.shown > 0 ? (
          <>
            The misconception shown most: “<InlineText text={top.misconception.text} />
            ”, in {top.shown} of {countOf(top.answers, 'answer')} in which it could show.
          </>
        ) : (
          `Once an idea was asked about ${fewestAnswers} times in first attempts, its share stands here with its interval.`
        )}
      </p>
      {misconceptions.length > 0 && (
        <section aria-labelledby="misconceptions">
          <h2 id="misconceptions">Misconceptions</h2>
          <p>The line is where the true share of answers that show it may lie (95%).</p>
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
                <MisconceptionRow key={each.misconception.id} figures={each} />
              ))}
            </tbody>
          </ScrollTable>
        </section>
      )}
      {claims.length > 0 && (
        <section aria-labelledby="claims">
          <h2 id="claims">Claims</h2>
          <p>What the questions that name a claim earned together. The upright is 30%, below which a share is not acceptable.</p>
          <ClaimTable label="The claims and their shares" claims={claims.slice(0, shownClaims)} />
          {claims.length > shownClaims && (
            <details>
              <summary>The other {claims.length - shownClaims}, of which more was earned</summary>
              <ClaimTable label="The other claims and their shares" claims={claims.slice(shownClaims)} />
            </details>
          )}
        </section>
      )}
    </>
  )
}

function ClaimTable({ label, claims }: { label: string; claims: readonly ClaimFigures[] }) {
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
          <ClaimRow key={each.claim.id} figures={each} />
        ))}
      </tbody>
    </ScrollTable>
  )
}

function MisconceptionRow({ figures: { misconception, questions, answers, held, places } }: { figures: MisconceptionFigures }) {
  return (
    <tr>
      <th scope="row">
        <InlineText text={misconception.text} />
        <Places places={places} />
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

function ClaimRow({ figures: { claim, questions, answers, share, places } }: { figures: ClaimFigures }) {
  return (
    <tr>
      <th scope="row">
        <a href={`/claims#${claim.id}`}>
          <InlineText text={claim.text} />
        </a>
        <Places places={places} />
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

function Places({ places }: { places: readonly Place[] }) {
  return (
    <span className={styles.where}>
      {places.map(({ module, passage, title }, i) => (
        <span key={`${module}#${passage}`}>
          {i > 0 && ' · '}
          <a href={`/modules/${module}#${passage}`}>{title}</a> ({titleOfModule(module)})
        </span>
      ))}
    </span>
  )
}

import type { Metadata } from 'next'
import { InlineText } from '@/app/_components/inline/inline-text'
import { readCourse } from '@/app/course'
import frame from '@/app/teach/_frame/teach.module.css'
import { ClaimTable, MisconceptionTable } from '@/app/teach/_questions/idea-tables'
import { pathWithQuery, requireInstructor } from '@/app/viewer'
import { countOf } from '@/app/words/numbers'
import { fewestAnswers } from '@/core/interval'
import { listIdeas } from '@/server/ideas'

export const metadata: Metadata = { title: 'Ideas' }

const shownClaims = 12

/** Which ideas the class holds: misconceptions by how often answers show them, and claims by what their questions earned. */
export default async function IdeasPage({ searchParams }: PageProps<'/teach/ideas'>) {
  const instructor = await requireInstructor(pathWithQuery('/teach/ideas', await searchParams))
  const { claims, misconceptions } = await listIdeas(instructor)
  const [top] = misconceptions
  const titles = new Map(readCourse().modules.map(({ slug, title }) => [slug, title]))
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
          <MisconceptionTable misconceptions={misconceptions} titles={titles} />
        </section>
      )}
      {claims.length > 0 && (
        <section aria-labelledby="claims">
          <h2 id="claims">Claims</h2>
          <p>What the questions that name a claim earned together. The upright is 30%, below which a share is not acceptable.</p>
          <ClaimTable label="The claims and their shares" titles={titles} claims={claims.slice(0, shownClaims)} />
          {claims.length > shownClaims && (
            <details>
              <summary>The other {claims.length - shownClaims}, of which more was earned</summary>
              <ClaimTable label="The other claims and their shares" titles={titles} claims={claims.slice(shownClaims)} />
            </details>
          )}
        </section>
      )}
    </>
  )
}

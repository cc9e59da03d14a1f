import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PracticeQuestion } from '@/app/_components/practice-question'
import { asAnswer } from '@/app/_components/questions/form-answer'
import { ExplainedPractice } from '@/app/_components/result/explained-practice'
import type { Answer } from '@/core/question'
import { findModule } from '@/server/content'
import { checkPractice, showPractice } from '@/server/practice'

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Promise<{ a?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Practice: ${findModule((await params).slug)?.title ?? 'not found'}` }
}

/** A practice question on a page of its own: here its answer is explained where there are no scripts. */
export default async function PracticePage({ params, searchParams }: Props) {
  const { slug, id } = await params
  const module = findModule(slug)
  const shown = module && showPractice(slug, id)
  if (!shown) notFound()

  const answer = readAddress((await searchParams).a)
  const checked = answer === null ? null : checkPractice(slug, id, answer)
  const explained = checked?.ok ? checked.value : null
  const isOrdering = shown.kind === 'ordering'
  const passage = explained?.passage
  return (
    <div className="page">
      <p className="kicker">Practice, not graded</p>
      <h1>{module.title}</h1>
      {explained && !isOrdering && <ExplainedPractice question={explained} />}
      <PracticeQuestion module={slug} id={id} shown={shown} answer={isOrdering && explained ? answer : null} />
      {explained && isOrdering && (
        // A move and a check send the same, so that whether to look is left to the reader.
        <details>
          <summary>How this order is, and why</summary>
          <ExplainedPractice question={explained} />
        </details>
      )}
      <p>
        <a href={`/modules/${slug}${passage ? `#${passage}` : ''}`}>Back to the lesson</a>
      </p>
    </div>
  )
}

function readAddress(given: string | string[] | undefined): Answer {
  try {
    return typeof given === 'string' ? asAnswer(JSON.parse(given)) : null
  } catch {
    return null
  }
}

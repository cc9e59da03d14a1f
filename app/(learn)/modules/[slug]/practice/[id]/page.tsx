import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExplainedPractice } from '@/app/_components/explained/explained-practice'
import { WithMaths } from '@/app/_components/inline/with-maths'
import { PracticeQuestion } from '@/app/_components/lesson/practice-question'
import { Words } from '@/app/_components/site/words'
import { findTaughtModule, titleOfModule } from '@/app/course'
import type { Answer } from '@/core/question'
import { orBlank } from '@/core/questions/form'
import { drawFormulasIn } from '@/server/course/maths'
import { checkPractice, isPracticeWithdrawn, showPractice } from '@/server/practice'

type Props = PageProps<'/modules/[slug]/practice/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Practice: ${titleOfModule((await params).slug)}` }
}

/** A practice question on a page of its own, where its answer is explained without scripts. */
export default async function PracticePage({ params, searchParams }: Props) {
  const { slug, id } = await params
  const module = findTaughtModule(slug)
  const shown = module && showPractice(slug, id)
  if (!shown || (await isPracticeWithdrawn(slug, id))) notFound()

  const answer = readAddress((await searchParams).a)
  const checked = answer === null ? null : await checkPractice(slug, id, answer)
  const explained = checked?.ok ? checked.value : null
  const isUnreadable = checked?.ok === false && checked.error === 'unreadable-number'
  const isOrdering = shown.kind === 'ordering'
  const passage = explained?.passage
  return (
    <WithMaths maths={drawFormulasIn([shown, explained])}>
      <div className="page">
        <Words as="p" className="kicker">
          Practice, not graded
        </Words>
        <h1>{module.title}</h1>
        {explained && !isOrdering && <ExplainedPractice question={explained} />}
        <PracticeQuestion
          module={slug}
          id={id}
          shown={shown}
          answer={isUnreadable || (isOrdering && explained) ? answer : null}
          wasUnreadable={isUnreadable}
        />
        {explained && isOrdering && (
          // Without scripts a press of Up or Down leads here just as a check does: the reader decides whether to look.
          <details>
            <Words as="summary">How this order is, and why</Words>
            <ExplainedPractice question={explained} />
          </details>
        )}
        <p>
          <a href={`/modules/${slug}${passage ? `#${passage}` : ''}`}>
            <Words>Back to the lesson</Words>
          </a>
        </p>
      </div>
    </WithMaths>
  )
}

function readAddress(given: string | string[] | undefined): Answer {
  try {
    return typeof given === 'string' ? orBlank(JSON.parse(given)) : null
  } catch {
    return null
  }
}

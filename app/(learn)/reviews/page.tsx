import type { Metadata } from 'next'
import { z } from 'zod'
import { ReactPart } from '@/app/_components/site/react-part'
import { Words } from '@/app/_components/site/words'
import styles from '@/app/(learn)/reviews/_due/due.module.css'
import { DueQuestion } from '@/app/(learn)/reviews/_due/due-question'
import { NoneLeft } from '@/app/(learn)/reviews/_due/none-left'
import { pathWithQuery, requireViewer } from '@/app/viewer'
import { sittingSize } from '@/core/review'
import { drawFormulasIn } from '@/server/course/maths'
import { countDue, findNextDue, listDueQuestions } from '@/server/reviews'

export const metadata: Metadata = { title: 'Review' }

const query = z.object({ done: z.coerce.number().int().min(0).max(sittingSize).catch(0) })

/** Spaced practice: the questions that are due, one after another. `done` counts those answered in this sitting. */
export default async function ReviewsPage({ searchParams }: PageProps<'/reviews'>) {
  const asked = await searchParams
  const viewer = await requireViewer(pathWithQuery('/reviews', asked))
  const { done } = query.parse(asked)
  const sitting = done < sittingSize ? await listDueQuestions(viewer) : []
  const [first] = sitting
  return (
    <div className="page">
      <Words as="h1">Review</Words>
      <Words as="p" className={styles.lead}>
        Questions that you missed, or guessed, come back after 1, 7 and 30 days, because what is met again after a while is kept
        longer. Nothing here is graded.
      </Words>
      <ReactPart>
        <DueQuestion
          due={first ? { id: first.id, shown: first.shown, maths: drawFormulasIn(first.shown) } : null}
          done={done}
          count={Math.min(sittingSize, done + sitting.length)}
        >
          <NoneLeft done={done} due={await countDue(viewer)} next={await findNextDue(viewer)} />
        </DueQuestion>
      </ReactPart>
    </div>
  )
}

import { WithMaths } from '@/app/_components/inline/with-maths'
import { drawFormulasIn } from '@/server/course/maths'
import { showPractice } from '@/server/practice'
import { PracticeQuestion } from './practice-question'

/** A practice question in a lesson: not graded, and checked by the server. */
export function Practice({ module, id }: { module: string; id: string }) {
  const shown = showPractice(module, id)
  return (
    shown && (
      <WithMaths maths={drawFormulasIn(shown)}>
        <PracticeQuestion module={module} id={id} shown={shown} />
      </WithMaths>
    )
  )
}

import { showPractice } from '@/server/practice'
import { PracticeQuestion } from './practice-question'

/** A practice question in a lesson: not graded, and checked by the server. */
export function Practice({ module, id }: { module: string; id: string }) {
  const shown = showPractice(module, id)
  return shown && <PracticeQuestion module={module} id={id} shown={shown} />
}

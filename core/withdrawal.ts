import { z } from 'zod'
import { rawText } from './text'

/** What can be withdrawn: a question, for practice or graded, or a passage of a lesson. */
export type WithdrawalTarget = { module: string; question: string } | { module: string; passage: string }

/** What a form or an address names as a target: `question/module/id` or `passage/module/id`. Refuses anything else as `target-missing`. */
export const withdrawalTarget = rawText('target-missing', 300)
  .pipe(z.string().regex(/^(question|passage)\/[^/]+\/[^/]+$/, 'target-missing'))
  .transform((name): WithdrawalTarget => {
    const [kind = '', module = '', id = ''] = name.split('/')
    return kind === 'question' ? { module, question: id } : { module, passage: id }
  })

/** Returns the name of a target, which `withdrawalTarget` reads. */
export function nameOfTarget(target: WithdrawalTarget): string {
  return 'question' in target ? `question/${target.module}/${target.question}` : `passage/${target.module}/${target.passage}`
}

import type { ExplainedText as Typed } from '@/core/questions/explained'
import type { Corrections } from './corrections'
import { EndingLabel } from './ending-mark'
import styles from './explained.module.css'
import { Correction } from './explained-options'

/** What was written beside what is right, and why. */
export function ExplainedText({
  text: { typed, right, isRight, explanation, mistake },
  corrections,
}: {
  text: Typed
  corrections: Corrections
}) {
  return (
    <div className={styles.options}>
      <p className={styles.said}>
        {typed === null && <EndingLabel ending="blank">You left this open</EndingLabel>}
        {typed !== null && (
          <EndingLabel ending={isRight ? 'right' : 'wrong'}>
            You wrote “{typed}”{isRight && ', and it is right'}
          </EndingLabel>
        )}
        {!isRight && <EndingLabel ending="right">The right answer: {right}</EndingLabel>}
      </p>
      {mistake && <p className={styles.explanation}>{mistake.explanation}</p>}
      {mistake && <Correction of={mistake.misconception} corrections={corrections} />}
      {mistake?.explanation !== explanation && <p className={styles.explanation}>{explanation}</p>}
    </div>
  )
}

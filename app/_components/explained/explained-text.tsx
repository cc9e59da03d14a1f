import { InlineText } from '@/app/_components/inline/inline-text'
import { Authored } from '@/app/_components/site/words'
import { type AnsweredBy, subjectOf } from '@/app/words/marking'
import type { ExplainedText as Typed } from '@/core/questions/explained'
import { EndingLabel } from './ending-symbol'
import styles from './explained.module.css'
import { MixUp } from './explained-options'
import type { MixUps } from './mix-ups'

/** A typed answer: what was written, what is right, and why. A number that could not be read is not called wrong. */
export function ExplainedText({
  text: { typed, right, isRight, explanation, mistake },
  isUnreadable,
  who,
  mixUps,
}: {
  text: Typed
  isUnreadable: boolean
  who: AnsweredBy
  mixUps: MixUps
}) {
  return (
    <div className={styles.options}>
      <p className={styles.said}>
        {typed === null && <EndingLabel ending="blank">{`${subjectOf(who)} left this open`}</EndingLabel>}
        {typed !== null && (
          <EndingLabel ending={isRight ? 'right' : isUnreadable ? 'unreadable' : 'wrong'}>
            {subjectOf(who)} wrote “<bdi>{typed}</bdi>”{isRight && ', and it is right'}
            {isUnreadable && ', which could not be read as a number'}
          </EndingLabel>
        )}
        {!isRight && (
          <EndingLabel ending="right">
            The right answer: <Authored>{right}</Authored>
          </EndingLabel>
        )}
      </p>
      {mistake && (
        <p className={styles.explanation}>
          <InlineText text={mistake.explanation} />
        </p>
      )}
      {mistake && <MixUp of={mistake.misconception} mixUps={mixUps} />}
      {mistake?.explanation !== explanation && (
        <p className={styles.explanation}>
          <InlineText text={explanation} />
        </p>
      )}
    </div>
  )
}

import { InlineText } from '@/app/_components/inline/inline-text'
import { Words } from '@/app/_components/site/words'
import { listShownClaims, readCourse } from '@/app/course'
import { endingOf } from '@/core/ending'
import type { ExplainedQuestion } from '@/core/explained'
import { EndingLabel } from './ending-symbol'
import styles from './explained.module.css'
import { Explanation } from './explanation'
import { mixUpsOf } from './mix-ups'
import { WhatItRestsOn } from './what-it-rests-on'

/** The answer to a practice question, explained like that of a graded one. */
export function ExplainedPractice({ question }: { question: ExplainedQuestion }) {
  const mixUps = mixUpsOf([question], readCourse().misconceptions)
  return (
    <section aria-labelledby="explained" data-explained="">
      <h2 id="explained">
        <Words>Your answer:</Words> <EndingLabel ending={endingOf(question)} />
      </h2>
      <p className={styles.stem}>
        <InlineText text={question.stem} />
      </p>
      <div data-part="reasons">
        <Explanation question={question} mixUps={mixUps} isGraded={false} />
      </div>
      <WhatItRestsOn claims={listShownClaims(question.claims)} />
    </section>
  )
}

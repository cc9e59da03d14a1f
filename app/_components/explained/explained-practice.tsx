import { listShownClaims, readCourse } from '@/app/course'
import type { ExplainedQuestion } from '@/core/explained'
import { correctionsOf } from './corrections'
import { EndingLabel } from './ending-mark'
import styles from './explained.module.css'
import { Explanation } from './explanation'
import { endingOf } from './sentences'
import { WhatItRestsOn } from './what-it-rests-on'

/** An answer to a practice question, explained as a graded one is. */
export function ExplainedPractice({ question }: { question: ExplainedQuestion }) {
  const corrections = correctionsOf([question], readCourse().misconceptions)
  return (
    <section aria-labelledby="explained">
      <h2 id="explained">
        Your answer: <EndingLabel ending={endingOf(question)} />
      </h2>
      <p className={styles.stem}>{question.stem}</p>
      <Explanation question={question} corrections={corrections} isGraded={false} />
      <WhatItRestsOn claims={listShownClaims(question.claims)} />
    </section>
  )
}

import { EndingLabel } from '@/app/_components/explained/ending-symbol'
import styles from '@/app/_components/explained/explained.module.css'
import { Explanation } from '@/app/_components/explained/explanation'
import type { MixUps } from '@/app/_components/explained/mix-ups'
import { endingOf } from '@/app/_components/explained/sentences'
import { WhatItRestsOn } from '@/app/_components/explained/what-it-rests-on'
import { confidenceWords } from '@/app/words/confidence'
import type { ShownResultQuestion } from './shown-result'

type Props = { question: ShownResultQuestion; mixUps: MixUps }

/** One question as a small essay: what was asked, what was chosen, what is so and why, and where to read it again. */
export function QuestionEssay({ question, mixUps }: Props) {
  const { position, stem, confidence, isSafety, claims, passage } = question
  return (
    <article id={`question-${position}`} className={styles.essay} aria-labelledby={`question-${position}-title`}>
      <h3 id={`question-${position}-title`} className={styles.essayTitle}>
        Question {position}: <EndingLabel ending={endingOf(question)} />
      </h3>
      <p className={styles.stem}>{stem}</p>
      {(confidence || isSafety) && (
        <p className={styles.facts}>
          {confidence && <span>You said: {confidenceWords[confidence].toLowerCase()}.</span>}
          {isSafety && <span>This is a question on safety.</span>}
        </p>
      )}
      <Explanation question={question} mixUps={mixUps} />
      <WhatItRestsOn claims={claims} />
      {passage && (
        <p className={styles.again}>
          <a href={passage.href}>Read again: {passage.title}</a>
        </p>
      )}
    </article>
  )
}

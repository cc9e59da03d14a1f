import { Authored, Words } from '@/app/_components/site/words'
import { confidenceWords } from '@/app/words/confidence'
import type { AnsweredBy } from '@/app/words/marking'
import { endingOf } from '@/core/ending'
import { EndingLabel } from './ending-symbol'
import styles from './explained.module.css'
import { ExplainedFrame } from './explained-frame'
import { Explanation } from './explanation'
import type { MixUps } from './mix-ups'
import type { ShownResultQuestion } from './shown-result'
import { WhatItRestsOn } from './what-it-rests-on'

type Props = {
  question: ShownResultQuestion
  mixUps: MixUps
  /** Whose answer it is: the reader's, unless an instructor reads it. */
  who?: AnsweredBy
  /** Where the reader can report a problem with the question, if this is the reader's own attempt. */
  reportAt?: string
}

/** A question of a graded attempt, explained: how it ended, what was asked and answered, what is right and why. */
export function ExplainedQuestion({ question, mixUps, who = 'you', reportAt }: Props) {
  const { position, stem, confidence, isSafety, claims, passage, withdrawal } = question
  return (
    <ExplainedFrame
      id={`question-${position}`}
      title={
        <>
          <Words>Question {position}:</Words> <EndingLabel ending={endingOf(question)} />
        </>
      }
      stem={stem}
      facts={
        (confidence || isSafety) && (
          <>
            {confidence && <Words as="span">You said: {confidenceWords[confidence].toLowerCase()}.</Words>}
            {isSafety && <Words as="span">This is a question on safety.</Words>}
          </>
        )
      }
    >
      {withdrawal && (
        <Words as="p" className="notice">
          {withdrawal.isGiven
            ? 'This question was withdrawn, so everybody was given its points.'
            : 'This question was withdrawn after the attempt, because something about it is wrong.'}{' '}
          The reason: <Authored>{withdrawal.reason}</Authored>
        </Words>
      )}
      <Explanation question={question} mixUps={mixUps} who={who} />
      <WhatItRestsOn claims={claims} />
      {passage && (
        <p className={styles.again}>
          <a href={passage.href}>
            <Words>
              Read again: <Authored>{passage.title}</Authored>
            </Words>
          </a>
        </p>
      )}
      {reportAt !== undefined && (
        <p className={`${styles.report} no-print`}>
          <a href={reportAt} rel="nofollow">
            <Words>
              Report a problem<span className="visually-hidden"> with question {position}</span>
            </Words>
          </a>
        </p>
      )}
    </ExplainedFrame>
  )
}

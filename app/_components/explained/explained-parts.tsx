import { InlineText } from '@/app/_components/inline/inline-text'
import { Authored, Words } from '@/app/_components/site/words'
import { type AnsweredBy, subjectOf } from '@/app/words/marking'
import type { ExplainedPart } from '@/core/questions/explained'
import { EndingLabel } from './ending-symbol'
import styles from './explained.module.css'
import { ExplainedOptions, MixUp } from './explained-options'
import type { MixUps } from './mix-ups'

type Props = { parts: readonly ExplainedPart[]; text: string | null; who: AnsweredBy; mixUps: MixUps }

/** The rows of a matching question, or the blanks of a text: what was given for each, what is right, and why. */
export function ExplainedParts({ parts, text, who, mixUps }: Props) {
  return (
    <>
      {text && (
        <p className={styles.clozeText}>
          <InlineText text={text} />
        </p>
      )}
      <ol className={styles.options}>
        {parts.map((part) => (
          <li key={part.text} data-chosen={part.given !== null || undefined}>
            <p className={styles.optionText}>{text ? <Words>Blank {part.text}</Words> : <InlineText text={part.text} />}</p>
            <PartLabel part={part} who={who} />
            {part.options.length === 0 && (
              <>
                <p className={styles.explanation}>
                  <InlineText text={part.explanation} />
                </p>
                <MixUp of={part.misconception} mixUps={mixUps} />
              </>
            )}
            {part.options.length > 0 && (
              <ExplainedOptions options={part.options} verb="chose" isOurs={false} who={who} mixUps={mixUps} />
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

function PartLabel({ part: { given, right, isRight }, who }: { part: ExplainedPart; who: AnsweredBy }) {
  if (isRight) {
    return (
      <p className={styles.said}>
        <EndingLabel ending="right">
          {subjectOf(who)} gave “<Authored>{right}</Authored>”, and it is right
        </EndingLabel>
      </p>
    )
  }
  return (
    <p className={styles.said}>
      <EndingLabel ending={given === null ? 'blank' : 'wrong'}>
        {given === null ? (
          `${subjectOf(who)} left this open`
        ) : (
          <>
            {subjectOf(who)} gave “<Authored>{given}</Authored>”
          </>
        )}
      </EndingLabel>
      <EndingLabel ending="right">
        The right answer: “<Authored>{right}</Authored>”
      </EndingLabel>
    </p>
  )
}

import { Words } from '@/app/_components/site/words'
import { type AnsweredBy, tallyWords } from '@/app/words/marking'
import type { ExplainedQuestion } from '@/core/explained'
import type { Kind } from '@/core/question'
import type { Detail } from '@/core/questions/explained'
import styles from './explained.module.css'
import { ExplainedItems } from './explained-items'
import { ExplainedOptions } from './explained-options'
import { ExplainedParts } from './explained-parts'
import { ExplainedText } from './explained-text'
import type { MixUps } from './mix-ups'

type Props = {
  question: Pick<ExplainedQuestion, 'kind' | 'tally' | 'mark' | 'isBlank' | 'isUnreadable' | 'detail'>
  mixUps?: MixUps
  isGraded?: boolean
  who?: AnsweredBy
}

/** A marked question explained: what was answered, what is right, why, and for a graded question how its mark came about. */
export function Explanation({ question, mixUps = {}, isGraded = true, who = 'you' }: Props) {
  const { kind, tally, mark, isBlank, isUnreadable, detail } = question
  return (
    <>
      <Details kind={kind} detail={detail} isUnreadable={isUnreadable} who={who} mixUps={mixUps} />
      {isGraded && (
        <Words as="p" className={styles.tally}>
          {isBlank && mark === 0 ? 'A blank earns nothing.' : tallyWords(kind, tally, mark, who)}
        </Words>
      )}
    </>
  )
}

type DetailsProps = { kind: Kind; detail: Detail; isUnreadable: boolean; who: AnsweredBy; mixUps: MixUps }

// The last shape is drawn without being asked for, so that a new one without its drawing does not compile.
function Details({ kind, detail, isUnreadable, who, mixUps }: DetailsProps) {
  if ('options' in detail) {
    const verb = kind === 'multiple-response' ? 'ticked' : 'chose'
    return <ExplainedOptions options={detail.options} verb={verb} isOurs={kind === 'true-false'} who={who} mixUps={mixUps} />
  }
  if ('parts' in detail) return <ExplainedParts parts={detail.parts} text={detail.text} who={who} mixUps={mixUps} />
  if ('items' in detail) return <ExplainedItems items={detail.items} who={who} />
  return <ExplainedText text={detail.text} isUnreadable={isUnreadable} who={who} mixUps={mixUps} />
}

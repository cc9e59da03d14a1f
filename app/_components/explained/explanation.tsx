import { tallyWords } from '@/app/words/marking'
import type { ExplainedQuestion } from '@/core/explained'
import styles from './explained.module.css'
import { ExplainedItems } from './explained-items'
import { ExplainedOptions } from './explained-options'
import { ExplainedParts } from './explained-parts'
import { ExplainedText } from './explained-text'
import type { MixUps } from './mix-ups'

type Props = {
  question: Pick<ExplainedQuestion, 'kind' | 'tally' | 'mark' | 'isBlank' | 'detail'>
  mixUps?: MixUps
  isGraded?: boolean
}

/** A marked question explained: what was answered, what is right, why, and for a graded question how its mark came about. */
export function Explanation({ question, mixUps = {}, isGraded = true }: Props) {
  const { kind, tally, mark, isBlank, detail } = question
  return (
    <>
      {'options' in detail && (
        <ExplainedOptions options={detail.options} verb={kind === 'multiple-response' ? 'ticked' : 'chose'} mixUps={mixUps} />
      )}
      {'parts' in detail && <ExplainedParts parts={detail.parts} text={detail.text} mixUps={mixUps} />}
      {'items' in detail && <ExplainedItems items={detail.items} />}
      {'text' in detail && !('parts' in detail) && <ExplainedText text={detail.text} mixUps={mixUps} />}
      {isGraded && <p className={styles.tally}>{isBlank ? 'A blank earns nothing.' : tallyWords(kind, tally, mark)}</p>}
    </>
  )
}

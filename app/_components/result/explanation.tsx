import { tallyWords } from '@/app/marking-words'
import type { ReviewedQuestion } from '@/core/feedback'
import type { Corrections } from './corrections'
import { ExplainedItems } from './explained-items'
import { ExplainedOptions } from './explained-options'
import { ExplainedParts } from './explained-parts'
import { ExplainedText } from './explained-text'
import styles from './result.module.css'

type Props = {
  question: Pick<ReviewedQuestion, 'kind' | 'tally' | 'mark' | 'isBlank' | 'detail'>
  corrections?: Corrections
  isGraded?: boolean
}

/** A marked question explained: what was answered, what is right, why, and how its mark came about where it is graded. */
export function Explanation({ question, corrections = {}, isGraded = true }: Props) {
  const { kind, tally, mark, isBlank, detail } = question
  return (
    <>
      {'options' in detail && (
        <ExplainedOptions
          options={detail.options}
          verb={kind === 'multiple-response' ? 'ticked' : 'chose'}
          corrections={corrections}
        />
      )}
      {'parts' in detail && <ExplainedParts parts={detail.parts} text={detail.text} corrections={corrections} />}
      {'items' in detail && <ExplainedItems items={detail.items} />}
      {'text' in detail && !('parts' in detail) && <ExplainedText text={detail.text} corrections={corrections} />}
      {isGraded && <p className={styles.tally}>{isBlank ? 'A blank earns nothing.' : tallyWords(kind, tally, mark)}</p>}
    </>
  )
}

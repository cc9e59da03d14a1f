import { tallyWords } from '@/app/words/marking'
import type { ExplainedQuestion } from '@/core/explained'
import type { Corrections } from './corrections'
import styles from './explained.module.css'
import { ExplainedItems } from './explained-items'
import { ExplainedOptions } from './explained-options'
import { ExplainedParts } from './explained-parts'
import { ExplainedText } from './explained-text'

type Props = {
  question: Pick<ExplainedQuestion, 'kind' | 'tally' | 'mark' | 'isBlank' | 'detail'>
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

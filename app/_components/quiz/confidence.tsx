import { confidenceWords } from '@/app/_components/questions/confidence-words'
import type { Confidence } from '@/core/attempt'
import styles from './quiz.module.css'

/** How sure somebody is, in three words, and a fourth for saying nothing. */
export function ConfidenceFields({ confidence }: { confidence: Confidence | null }) {
  return (
    <fieldset className={styles.confidence}>
      <legend>
        How sure are you? <span>Optional. It never changes your grade.</span>
      </legend>
      <div>
        {Object.entries(confidenceWords).map(([value, words]) => (
          <label key={value}>
            <input type="radio" name="confidence" value={value} defaultChecked={confidence === value} />
            <span>{words}</span>
          </label>
        ))}
        <label>
          <input type="radio" name="confidence" value="" defaultChecked={confidence === null} />
          <span>Rather not say</span>
        </label>
      </div>
    </fieldset>
  )
}

/** The confidence that a field holds; null where it was not said. */
export function readConfidence(field: unknown): Confidence | null {
  return typeof field === 'string' && Object.hasOwn(confidenceWords, field) ? (field as Confidence) : null
}

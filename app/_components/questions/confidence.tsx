import { confidenceWords } from '@/app/words/confidence'
import type { Confidence } from '@/core/confidence'
import styles from './confidence.module.css'

/** The fields for how sure somebody is of an answer: three steps, and one for not saying. */
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

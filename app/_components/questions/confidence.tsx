import { Words } from '@/app/_components/site/words'
import { confidenceWords } from '@/app/words/confidence'
import type { Confidence } from '@/core/confidence'
import styles from './confidence.module.css'

/** The fields for how sure somebody is of an answer: three steps, and one for not saying. */
export function ConfidenceFields({ confidence }: { confidence: Confidence | null }) {
  return (
    <fieldset className={styles.confidence}>
      <Words as="legend">
        How sure are you? <span>Optional. It never changes your grade.</span>
      </Words>
      <div>
        {Object.entries(confidenceWords).map(([value, words]) => (
          <label key={value}>
            <input type="radio" name="confidence" value={value} defaultChecked={confidence === value} />
            <Words as="span">{words}</Words>
          </label>
        ))}
        <label>
          <input type="radio" name="confidence" value="" defaultChecked={confidence === null} />
          <Words as="span">Rather not say</Words>
        </label>
      </div>
    </fieldset>
  )
}

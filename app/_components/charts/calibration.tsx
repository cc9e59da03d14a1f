import { ScrollTable } from '@/app/_components/site/scroll-table'
import { Words } from '@/app/_components/site/words'
import { confidenceWords } from '@/app/words/confidence'
import type { CalibrationStep } from '@/core/calibration'
import styles from './calibration.module.css'

/** How often the learner was right at each step of confidence, as a table. `steps` is null until ten answers carry one. */
export function Calibration({ steps }: { steps: readonly CalibrationStep[] | null }) {
  return (
    <Words as="section" aria-labelledby="calibration">
      <h2 id="calibration">How sure, and how right</h2>
      {steps ? (
        <Steps steps={steps} />
      ) : (
        <p>Once ten of your answers say how sure you were, this shows how often you were right each time.</p>
      )}
      <p className="small quiet">
        Only you see this. How sure you say you are never changes a grade, and your instructor is not told.
      </p>
    </Words>
  )
}

function Steps({ steps }: { steps: readonly CalibrationStep[] }) {
  return (
    <>
      <p>{sentence(steps)}</p>
      <ScrollTable label="How often you were right" className={styles.steps}>
        <thead>
          <tr>
            <th scope="col">You said</th>
            <th scope="col">Wholly right</th>
            <th scope="col">
              <span className="visually-hidden">As a picture</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ confidence, answers, right }) => (
            <tr key={confidence}>
              <th scope="row">{confidenceWords[confidence]}</th>
              <td className="figures">{answers === 0 ? 'never said' : `${right} of ${answers}`}</td>
              <td>{answers > 0 && <Line share={right / answers} />}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  )
}

// The share of right answers as a point on a line from none to all.
function Line({ share }: { share: number }) {
  return (
    <svg viewBox="0 0 208 16" className={styles.line} aria-hidden="true">
      <line x1="4" y1="8" x2="204" y2="8" />
      <line x1="4" y1="4" x2="4" y2="12" />
      <line x1="204" y1="4" x2="204" y2="12" />
      <circle cx={4 + share * 200} cy="8" r="5" />
    </svg>
  )
}

function sentence(steps: readonly CalibrationStep[]): string {
  const certain = steps.find(({ confidence }) => confidence === 'certain')
  if (!certain || certain.answers === 0) return 'You have not called an answer certain yet.'
  const missed = certain.answers - certain.right
  if (missed === 0) return `You were certain ${times(certain.answers)}, and right each time.`
  return `You were certain ${times(certain.answers)}, and ${missed} of these ${missed === 1 ? 'was' : 'were'} not wholly right. They come first when you review.`
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

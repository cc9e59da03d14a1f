import { ScrollTable } from '@/app/_components/site/scroll-table'
import { confidenceWords } from '@/app/words/confidence'
import { shareIntervalWords } from '@/app/words/items'
import type { CalibrationStep } from '@/core/calibration'
import { wilsonInterval } from '@/core/interval'

/** How often the class was right at each step of confidence, all learners together. Null for fewer than ten. */
export function ClassCalibration({ steps }: { steps: readonly CalibrationStep[] | null }) {
  if (!steps) return <p>Fewer than ten learners have said how sure they were. Nothing is shown of them.</p>
  return (
    <ScrollTable label="How sure and how right, in figures">
      <thead>
        <tr>
          <th scope="col">They said</th>
          <th scope="col" className="number">
            Answers
          </th>
          <th scope="col" className="number">
            Wholly right
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ confidence, answers, right }) => {
          const share = wilsonInterval(right, answers)
          return (
            <tr key={confidence}>
              <th scope="row">{confidenceWords[confidence]}</th>
              <td className="number">{answers}</td>
              <td className="number">{share ? shareIntervalWords(share) : '–'}</td>
            </tr>
          )
        })}
      </tbody>
    </ScrollTable>
  )
}

import { FunnelBar } from '@/app/_components/charts/funnel-bar'
import { ScrollTable } from '@/app/_components/site/scroll-table'
import { countOf } from '@/app/words/numbers'

type Step = { slug: string; title: string; tried: number; passed: number }
type Props = { steps: readonly Step[]; learners: number }

/** How far a class has come, quiz by quiz, and where most stop. Nothing for a class in which nobody has handed in anything. */
export function ProgressFunnel({ steps, learners }: Props) {
  if (learners === 0 || steps.every(({ tried }) => tried === 0)) return null
  return (
    <section aria-labelledby="funnel">
      <h2 id="funnel">How far the class is</h2>
      <p>
        {stopWords(steps, learners)} The line is the class of {countOf(learners, 'learner')}; outlined is who handed the quiz in,
        filled who passed it.
      </p>
      <ScrollTable label="How many came to each quiz">
        <thead>
          <tr>
            <th scope="col">Quiz</th>
            <th scope="col">Of all learners</th>
            <th scope="col" className="number">
              Handed in
            </th>
            <th scope="col" className="number">
              Passed
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ slug, title, tried, passed }, i) => (
            <tr key={slug}>
              <th scope="row">
                {i + 1} {title}
              </th>
              <td>
                <FunnelBar all={learners} came={tried} passed={passed} />
              </td>
              <td className="number">{tried}</td>
              <td className="number">{passed}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}

function stopWords(steps: readonly Step[], learners: number): string {
  const lost = steps.map(({ tried }, i) => (steps[i - 1]?.tried ?? learners) - tried)
  const most = Math.max(...lost)
  const at = lost.indexOf(most)
  if (most <= 0) return 'Nobody stopped on the way.'
  const who = countOf(most, 'learner')
  if (at === 0) return `Most stopped before the first quiz: ${who} have not handed it in.`
  return `Most stopped between quiz ${at} and quiz ${at + 1}: ${who} fewer handed it in.`
}

import { ScrollTable } from '@/app/_components/site/scroll-table'
import { shareIntervalWords } from '@/app/words/items'
import type { VersionFigures } from '@/server/question-analysis'

/** What was earned on one version after another, with the observed change. */
export function VersionList({ versions, label }: { versions: readonly VersionFigures[]; label: string }) {
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col" className="number">
            Answers
          </th>
          <th scope="col">Earned</th>
          <th scope="col">Observed change</th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ name, isInForce, n, share, change }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code> {isInForce && '(in force)'}
            </th>
            <td className="number">{n}</td>
            <td>{share ? shareIntervalWords(share) : '–'}</td>
            <td>{change ? changeWords(change) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

// In percentage points, with a sign, and the interval of the difference.
function changeWords({ difference, low, high }: NonNullable<VersionFigures['change']>): string {
  const points = (share: number) => `${share > 0 ? '+' : ''}${Math.round(share * 100)}`.replace('-', '−')
  const says = low > 0 ? 'surely more' : high < 0 ? 'surely less' : 'may be none'
  return `${points(difference)} points (${points(low)} to ${points(high)}): ${says}`
}

import { InlineText } from '@/app/_components/inline/inline-text'
import { On } from '@/app/_components/site/dates'
import { changeNames } from '@/app/words/corrections'
import type { QuestionChange } from '@/server/version-changes'

/** Changes that were confirmed and whose marks were left as they are. Each can still be corrected. */
export function KeptList({ changes }: { changes: readonly QuestionChange[] }) {
  return (
    <details>
      <summary>Confirmed without changing a mark: {changes.length === 100 ? 'the last 100' : changes.length}</summary>
      <ul>
        {changes.map(({ id, from, kind, decidedAt, decidedBy }) => (
          <li key={id}>
            <a href={`/teach/corrections/${id}`}>
              <InlineText text={from.stem} />
            </a>{' '}
            <span className="quiet">
              {changeNames[kind].toLowerCase()}, {decidedBy ?? 'somebody who has left'}
              {decidedAt && (
                <>
                  {', '}
                  <On time={decidedAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

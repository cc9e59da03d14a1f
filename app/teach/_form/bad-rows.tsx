import { rowFaultWords } from '@/app/words/teaching'
import type { BadRow } from '@/core/invitation'

/** The rows of a list that cannot be used, by their lines. */
export function BadRows({ rows }: { rows: readonly BadRow[] }) {
  return (
    <ul>
      {rows.slice(0, 50).map(({ line, email, fault }) => (
        <li key={line}>
          Line {line}
          {email !== '' && <>, “{email}”</>}: {rowFaultWords[fault]}
        </li>
      ))}
      {rows.length > 50 && <li>and {rows.length - 50} more</li>}
    </ul>
  )
}

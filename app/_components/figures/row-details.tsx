import { ClaimSymbols } from './claim-symbols'
import styles from './figure.module.css'

type Row = { label: string; detail: string; claims: string[] }

/** How each row was measured and how strong its evidence is, under the drawing. Rows that share both are named together. */
export function RowDetails({ rows }: { rows: Row[] }) {
  return (
    <dl className={styles.details}>
      {groupRows(rows).map(({ labels, detail, claims }) => (
        <div key={labels.join()}>
          <dt>
            {labels.join(' · ')}
            <ClaimSymbols claims={claims} />
          </dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  )
}

function groupRows(rows: Row[]): (Omit<Row, 'label'> & { labels: string[] })[] {
  const groups = new Map<string, Omit<Row, 'label'> & { labels: string[] }>()
  for (const { label, detail, claims } of rows) {
    const shared = JSON.stringify([detail, claims])
    const labels = groups.get(shared)?.labels ?? []
    groups.set(shared, { labels: [...labels, label], detail, claims })
  }
  return [...groups.values()]
}

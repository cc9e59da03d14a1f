import { Words } from '@/app/_components/site/words'
import styles from './page-links.module.css'

type Props = {
  /** The name of the links for screen readers. */
  label: string
  /** The length of the whole list in words, such as "27 learners". */
  all: string
  place: { rows: readonly unknown[]; page: number; pages: number }
  pathOf: (page: number) => string
}

/** Which page of a long list this is, and links to the pages before and after it. */
export function PageLinks({ label, all, place: { rows, page, pages }, pathOf }: Props) {
  return (
    <Words as="nav" keepsOrder aria-label={label} className={`${styles.pages} no-print`}>
      <Words as="p">{pages === 1 ? all : `Page ${page} of ${pages}: ${rows.length} of ${all}`}</Words>
      {page > 1 && (
        <a rel="prev" href={pathOf(page - 1)}>
          Previous page
        </a>
      )}
      {page < pages && (
        <a rel="next" href={pathOf(page + 1)}>
          Next page
        </a>
      )}
    </Words>
  )
}

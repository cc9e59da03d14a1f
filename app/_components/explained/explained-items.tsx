import { InlineText } from '@/app/_components/inline/inline-text'
import type { ExplainedItem } from '@/core/questions/explained'
import { EndingLabel } from './ending-symbol'
import styles from './explained.module.css'

/** An ordered list in its right order: for each item, where the learner had it and why it belongs where it is. */
export function ExplainedItems({ items }: { items: readonly ExplainedItem[] }) {
  return (
    <ol className={styles.items}>
      {items.map((item) => (
        <li key={item.rightPlace} className={styles.item} data-chosen={item.place !== null || undefined}>
          <p className={styles.optionText}>
            <InlineText text={item.text} />
          </p>
          <p className={styles.said}>
            <ItemLabel item={item} />
          </p>
          <p className={styles.explanation}>
            <InlineText text={item.explanation} />
          </p>
        </li>
      ))}
    </ol>
  )
}

function ItemLabel({ item: { place, isInOrder } }: { item: ExplainedItem }) {
  if (place === null) return null
  return isInOrder ? (
    <EndingLabel ending="right">You had it at {place}; it belongs to your longest run in the right order</EndingLabel>
  ) : (
    <EndingLabel ending="wrong">You had it at {place}; it is not part of that run</EndingLabel>
  )
}

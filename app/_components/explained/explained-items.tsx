import { InlineText } from '@/app/_components/inline/inline-text'
import { type AnsweredBy, subjectOf } from '@/app/words/marking'
import type { ExplainedItem } from '@/core/questions/explained'
import { EndingLabel } from './ending-symbol'
import styles from './explained.module.css'

/** An ordered list in its right order: for each item, where the learner had it and why it belongs where it is. */
export function ExplainedItems({ items, who }: { items: readonly ExplainedItem[]; who: AnsweredBy }) {
  return (
    <ol className={styles.items}>
      {items.map((item) => (
        <li key={item.rightPlace} className={styles.item} data-chosen={item.place !== null || undefined}>
          <p className={styles.optionText}>
            <InlineText text={item.text} />
          </p>
          <p className={styles.said}>
            <ItemLabel item={item} who={who} />
          </p>
          <p className={styles.explanation}>
            <InlineText text={item.explanation} />
          </p>
        </li>
      ))}
    </ol>
  )
}

function ItemLabel({ item: { place, isInOrder }, who }: { item: ExplainedItem; who: AnsweredBy }) {
  if (place === null) return null
  const had = `${subjectOf(who)} had it at ${place}`
  return isInOrder ? (
    <EndingLabel ending="right">{`${had}; it belongs to ${who === 'you' ? 'your' : 'the'} longest run in the right order`}</EndingLabel>
  ) : (
    <EndingLabel ending="wrong">{`${had}; it is not part of that run`}</EndingLabel>
  )
}

import { InlineText } from '@/app/_components/inline/inline-text'
import { Words } from '@/app/_components/site/words'
import { plainWords } from '@/core/inline-text'
import type { Answer, ShownChoice } from '@/core/question'
import styles from './question.module.css'

type Props = { items: readonly ShownChoice[]; answer: Answer; hasKeepButton: boolean }

/** A list whose items are moved by buttons. Its order is no answer until an item was moved, or the order was kept on purpose. */
export function Ordering({ items, answer, hasKeepButton }: Props) {
  const listed = listInOrder(items, answer)
  return (
    <>
      {answer !== null && <input type="hidden" name="kept" value="on" />}
      <ol className={styles.order}>
        {listed.map((item, i) => (
          <li key={item.id}>
            <input type="hidden" name="order" value={item.id} />
            <span>
              <InlineText text={item.text} />
            </span>
            <span className={styles.moves}>
              <MoveButton item={item} direction="up" isLast={i === 0} />
              <MoveButton item={item} direction="down" isLast={i === listed.length - 1} />
            </span>
          </li>
        ))}
      </ol>
      {hasKeepButton && answer === null && (
        <p className={styles.keep}>
          <Words as="span">This order is not your answer yet. Move something, or:</Words>
          <button type="submit" name="move" value="keep" className="button-quiet">
            <Words>Keep this order</Words>
          </button>
        </p>
      )}
      {hasKeepButton && answer !== null && (
        <p className={styles.keep} tabIndex={-1} data-answer-note="">
          <Words>This order is your answer.</Words>
        </p>
      )}
    </>
  )
}

// The items in the order of the learner's answer, or as they were shown.
function listInOrder(items: readonly ShownChoice[], answer: Answer): ShownChoice[] {
  if (!Array.isArray(answer)) return [...items]
  return answer.flatMap((id) => items.find((item) => item.id === id) ?? [])
}

function MoveButton({ item, direction, isLast }: { item: ShownChoice; direction: 'up' | 'down'; isLast: boolean }) {
  return (
    <button type="submit" name="move" value={`${item.id}:${direction}`} disabled={isLast} className={styles.move}>
      <span aria-hidden="true">{direction === 'up' ? '↑' : '↓'}</span>
      <Words>{direction === 'up' ? 'Up' : 'Down'}</Words>
      <span className="visually-hidden">: {plainWords(item.text)}</span>
    </button>
  )
}

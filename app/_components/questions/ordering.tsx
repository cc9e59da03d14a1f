import { InlineText } from '@/app/_components/inline/inline-text'
import { Words } from '@/app/_components/site/words'
import { plainWords } from '@/core/inline-text'
import type { Answer, ShownChoice } from '@/core/question'
import styles from './question.module.css'

type Props = {
  items: readonly ShownChoice[]
  answer: Answer
  hasKeepButton: boolean
  /** True on a page whose scripts let each item be dragged by a handle, which is hidden where scripts are off. */
  hasHandles: boolean
  /** True once scripts move the items: a button keeps the focus at the end of the list. */
  isScripted: boolean
}

/** A list whose items are moved by buttons. Its order is no answer until an item was moved, or the order was kept on purpose. */
export function Ordering({ items, answer, hasKeepButton, hasHandles, isScripted }: Props) {
  const listed = listInOrder(items, answer)
  return (
    <>
      {answer !== null && <input type="hidden" name="kept" value="on" />}
      <ol className={styles.order}>
        {listed.map((item, i) => (
          <li key={item.id} data-has-handle={hasHandles ? '' : undefined}>
            <input type="hidden" name="order" value={item.id} />
            <span>
              <InlineText text={item.text} />
            </span>
            <span className={styles.moves}>
              <MoveButton item={item} direction="up" isLast={i === 0} isScripted={isScripted} />
              <MoveButton item={item} direction="down" isLast={i === listed.length - 1} isScripted={isScripted} />
            </span>
            {hasHandles && (
              <span className={styles.handle} data-handle="" aria-hidden="true">
                <svg viewBox="0 0 10 18" width="10" height="18" fill="currentColor" aria-hidden="true">
                  <path d="M0 0h3v3H0zM7 0h3v3H7zM0 7.5h3v3H0zM7 7.5h3v3H7zM0 15h3v3H0zM7 15h3v3H7z" />
                </svg>
              </span>
            )}
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

type MoveButtonProps = { item: ShownChoice; direction: 'up' | 'down'; isLast: boolean; isScripted: boolean }

function MoveButton({ item, direction, isLast, isScripted }: MoveButtonProps) {
  return (
    <button
      type="submit"
      name="move"
      value={`${item.id}:${direction}`}
      disabled={isLast && !isScripted}
      aria-disabled={(isLast && isScripted) || undefined}
      className={styles.move}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        <path d={direction === 'up' ? 'M2 11l6-6 6 6' : 'M2 5l6 6 6-6'} />
      </svg>
      <span className="visually-hidden">
        <Words>{direction === 'up' ? 'Up' : 'Down'}</Words>: {plainWords(item.text)}
      </span>
    </button>
  )
}

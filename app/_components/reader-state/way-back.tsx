import { Words } from '@/app/_components/site/words'
import styles from './reader-state.module.css'

/** A link back to the result or the review that led to this passage. It is hidden until a script finds where to. */
export function WayBack() {
  return (
    <Words as="p" className={`${styles.back} no-print`} data-way-back="" hidden>
      <a href="/progress" data-to="result" hidden>
        Back to your result
      </a>
      <a href="/reviews" data-to="review" hidden>
        Back to your review
      </a>
    </Words>
  )
}

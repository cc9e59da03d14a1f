import { Words } from '@/app/_components/site/words'

/** A link to the questions that are due for review. It is hidden until a script knows that some are. */
export function ReviewsDue() {
  return (
    <Words as="a" href="/reviews" data-due="" hidden>
      <span data-due="one" hidden>
        One question is due again
      </span>
      <span data-due="many" hidden>
        <span data-due-count="" /> questions are due again
      </span>
    </Words>
  )
}

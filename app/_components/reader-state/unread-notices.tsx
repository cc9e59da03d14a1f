import { Words } from '@/app/_components/site/words'

/** A link to the corrections that the reader has not read. It is hidden until a script knows that there are some. */
export function UnreadNotices() {
  return (
    <Words as="a" href="/notices" data-unread="" hidden>
      <span data-unread="one" hidden>
        Something that you were taught was corrected
      </span>
      <span data-unread="many" hidden>
        <span data-unread-count="" /> things that you were taught were corrected
      </span>
    </Words>
  )
}

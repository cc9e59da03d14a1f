import { Words } from '@/app/_components/site/words'

/**
 * Says which answers still wait in this browser although the attempt was submitted. It is hidden until a script finds some
 * (app/_document/left-behind.ts).
 */
export function LeftBehind({ attemptId }: { attemptId: string }) {
  return (
    <Words as="div" role="status" className="notice caution" data-left-behind={attemptId} hidden>
      <p>
        This browser holds a change to <span data-which="" /> of which it never heard that it was saved, and now it cannot be
        saved any more. What counts is what stands below.
      </p>
    </Words>
  )
}

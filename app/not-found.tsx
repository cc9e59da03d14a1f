import type { Metadata } from 'next'
import { Words } from '@/app/_components/site/words'

export const metadata: Metadata = { title: 'Not found' }

/** The page for an address that does not exist, or that somebody may not know about. */
export default function NotFound() {
  return (
    <Words as="div" className="page">
      <h1>There is nothing at this address</h1>
      <p className="deck">It may have been mistyped, or what was here belongs to somebody else. Nothing of yours was changed.</p>
      <p>
        <a href="/">All lessons</a> are on the first page, and your own results are under <a href="/progress">Progress</a>.
      </p>
    </Words>
  )
}

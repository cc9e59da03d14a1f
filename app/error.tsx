'use client'

import { Words } from '@/app/_components/site/words'
import { messages } from '@/app/words/messages'

// If the storage failed a form that a script sent, the front answers with a code, which arrives as the message of an error.
const storageCodes = ['busy', 'disk-full', 'storage-failed'] as const

/** The page for a page that could not be rendered. */
export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  const code = storageCodes.find((each) => each === error.message)
  return (
    <Words as="div" className="page">
      <h1>This page could not be shown</h1>
      <p className="deck">{code ? messages[code] : 'Something failed on our side. What was saved before is kept.'}</p>
      <div className="button-row">
        <button type="button" className="button" onClick={reset}>
          Try again
        </button>
        <a className="button-quiet" href="/">
          All lessons
        </a>
      </div>
    </Words>
  )
}

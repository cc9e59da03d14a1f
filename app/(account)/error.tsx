'use client'

import { Words } from '@/app/_components/site/words'
import ErrorPage from '@/app/error'
import { messages } from '@/app/words/messages'

// The front can refuse a form before it reaches a page. The code of the refusal arrives as the message of an error.
const refusals = ['crowded', 'too-many-tries', 'busy', 'disk-full', 'storage-failed'] as const

/** The page that is shown if a form about an account fails or is refused by the front. */
export default function AccountErrorPage(failed: { error: Error; reset: () => void }) {
  const refusal = refusals.find((code) => code === failed.error.message)
  if (!refusal) return <ErrorPage {...failed} />
  return (
    <Words as="div" className="page">
      <h1>Please wait a moment</h1>
      <p className="deck">{messages[refusal]}</p>
      <p className="button-row">
        <button type="button" className="button" onClick={failed.reset}>
          Back to the form
        </button>
      </p>
    </Words>
  )
}

'use client'

/** The page for a page that could not be rendered. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <div className="page">
      <h1>This page could not be shown</h1>
      <p className="deck">Something failed on our side. What was saved before is kept.</p>
      <div className="button-row">
        <button type="button" className="button" onClick={reset}>
          Try again
        </button>
        <a className="button-quiet" href="/">
          All lessons
        </a>
      </div>
    </div>
  )
}

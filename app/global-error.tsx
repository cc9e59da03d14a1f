'use client'

import './fonts/fonts.css'
import './tokens.css'
import './globals.css'

/** What somebody sees when not even the frame of a page could be made. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>This page could not be shown</title>
      </head>
      <body>
        <main id="main">
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
        </main>
      </body>
    </html>
  )
}

'use client'

import ErrorPage from './error'
import './fonts/fonts.css'
import './tokens.css'
import './globals.css'

/** What somebody sees when not even the frame of a page could be made. */
export default function GlobalError(failed: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>This page could not be shown</title>
      </head>
      <body>
        <main id="main">
          <ErrorPage {...failed} />
        </main>
      </body>
    </html>
  )
}

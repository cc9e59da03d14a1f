'use client'

import ErrorPage from './error'
import './fonts/fonts.css'
import './tokens.css'
import './globals.css'

/** The page for a page whose very frame could not be rendered. */
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

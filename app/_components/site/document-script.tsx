'use client'

import { useEffect } from 'react'

/**
 * Starts the module of documents where React runs: on the pages that keep it, and on every page in development. It waits until React
 * has taken over the page, which must find the markup as the server drew it.
 */
export function DocumentScript() {
  useEffect(() => {
    void import('@/app/_document/document').then(({ enhanceDocument }) => enhanceDocument())
  }, [])
  return null
}

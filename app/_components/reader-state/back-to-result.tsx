'use client'

import { useSyncExternalStore } from 'react'
import { Words } from '@/app/_components/site/words'
import styles from './reader-state.module.css'

const subscribe = () => () => {}

/** A link back to the result or the review that led to this passage (`?from=…`); null for any other address. */
export function BackToResult() {
  const from = useSyncExternalStore(subscribe, readFrom, () => null)
  if (!from) return null
  return (
    <Words as="p" className={`${styles.back} no-print`}>
      <a href={from}>Back to your {from.startsWith('/reviews') ? 'review' : 'result'}</a>
    </Words>
  )
}

function readFrom(): string | null {
  const from = new URLSearchParams(window.location.search).get('from')
  return from && /^\/(attempts\/[\w-]+|reviews)([/?#][\w\-/?=&#]*)?$/.test(from) ? from : null
}

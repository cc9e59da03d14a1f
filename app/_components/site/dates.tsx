'use client'

import { useSyncExternalStore } from 'react'
import { agoWords, dayWords, momentWords, nearDayWords, shortDayWords } from '@/app/words/dates'
import { Words } from './words'

/** A calendar day, given as `2026-11-23`: “23 November 2026”. It is the same day by every clock. */
export function Day({ date }: { date: string }) {
  return <DateWords at={date} words={dayWords(new Date(`${date}T00:00:00Z`))} />
}

/**
 * The day of a moment, by the clock of whoever reads: “23 November 2026”, or without its year if `isNear`. The server knows no
 * reader's clock, so until the scripts have run, and without them, it is the day by UTC, and says so.
 */
export function LocalDay({ time, isNear = false }: { time: Date | string; isNear?: boolean }) {
  const timeZone = useSyncExternalStore(subscribeToNothing, readTimeZone, () => null)
  const moment = new Date(time)
  const words = isNear ? nearDayWords : dayWords
  return <DateWords at={moment.toISOString()} words={timeZone === null ? `${words(moment)} UTC` : words(moment, timeZone)} />
}

/** A moment to the minute: “23 Nov 2026, 09:20 UTC”. */
export function At({ time }: { time: Date }) {
  return <DateWords at={time.toISOString()} words={momentWords(time)} />
}

/** The day of a moment by UTC: “23 Nov 2026 UTC”. */
export function On({ time }: { time: Date }) {
  return <DateWords at={time.toISOString()} words={shortDayWords(time)} />
}

/** How long ago a moment was, in the largest unit that is full. */
export function Ago({ time, now }: { time: Date; now: Date }) {
  return <DateWords at={time.toISOString()} words={agoWords(time, now)} />
}

// One text, so that it is replaced as a whole even if a translator has rewritten it.
function DateWords({ at, words }: { at: string; words: string }) {
  return (
    <Words as="time" dateTime={at}>
      {words}
    </Words>
  )
}

function subscribeToNothing() {
  return () => undefined
}

function readTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

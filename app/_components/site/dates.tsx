import { agoWords, dayWords, momentWords, nearDayWords, shortDayWords } from '@/app/words/dates'
import { Words } from './words'

/** A calendar day, given as `2026-11-23`: “23 November 2026”. It is the same day by every clock. */
export function Day({ date }: { date: string }) {
  return <DateWords at={date} words={dayWords(new Date(`${date}T00:00:00Z`))} />
}

/**
 * The day of a moment: “23 November 2026”, or without its year if `isNear`. The server knows no reader's clock, so it is the day by UTC
 * until a script shows it by the clock of whoever reads (app/_document/dates.ts). Where no script runs, the style says so after it; a script
 * that took the word away would move what follows.
 */
export function LocalDay({ time, isNear = false }: { time: Date | string; isNear?: boolean }) {
  const moment = new Date(time)
  const words = isNear ? nearDayWords : dayWords
  return (
    <Words as="time" dateTime={moment.toISOString()} data-local-day={isNear ? 'near' : ''} data-clock="UTC">
      {words(moment)}
    </Words>
  )
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

import { agoWords, dayWords, momentWords, shortDayWords } from '@/app/words/dates'

/** A calendar day, given as `2026-11-23`: “23 November 2026”. */
export function Day({ date }: { date: string }) {
  return <time dateTime={date}>{dayWords(new Date(`${date}T00:00:00Z`))}</time>
}

/** A moment to the minute: “23 Nov 2026, 09:20 UTC”. */
export function At({ time }: { time: Date }) {
  return <time dateTime={time.toISOString()}>{momentWords(time)}</time>
}

/** The day of a moment: “23 Nov 2026”. */
export function On({ time }: { time: Date }) {
  return <time dateTime={time.toISOString()}>{shortDayWords(time)}</time>
}

/** How long ago a moment was, in the largest unit that is full. */
export function Ago({ time, now }: { time: Date; now: Date }) {
  return <time dateTime={time.toISOString()}>{agoWords(time, now)}</time>
}

const dayAndMonth = dateFormat({ day: 'numeric', month: 'long' })
const day = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' })
const shortDay = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' })
const timeOfDay = dateFormat({ hour: '2-digit', minute: '2-digit' })
let relative: Intl.RelativeTimeFormat | undefined

/** The day of a moment within a few weeks, without its year, by the clock of a time zone: “30 November”. */
export function nearDayWords(moment: Date, timeZone = 'UTC'): string {
  return dayAndMonth(moment, timeZone)
}

/** The day of a moment by the clock of a time zone: “23 November 2026”. */
export function dayWords(moment: Date, timeZone = 'UTC'): string {
  return day(moment, timeZone)
}

/** The day of a moment in a table or a line of facts, with whose day it is: “23 Nov 2026 UTC”. */
export function shortDayWords(moment: Date): string {
  return `${shortDay(moment, 'UTC')} UTC`
}

/** A moment to the minute: “23 Nov 2026, 09:20 UTC”. */
export function momentWords(moment: Date): string {
  return `${shortDay(moment, 'UTC')}, ${timeOfDay(moment, 'UTC')} UTC`
}

/** How long before `now` a moment was, in the largest unit that is full: “just now”, “5 hours ago”, “yesterday”. */
export function agoWords(moment: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - moment.getTime()) / 60_000))
  if (minutes < 1) return 'just now'
  if (minutes < 60) return relativeWords(minutes, 'minute')
  if (minutes < 1440) return relativeWords(Math.floor(minutes / 60), 'hour')
  if (minutes < 1440 * 60) return relativeWords(Math.floor(minutes / 1440), 'day')
  return relativeWords(Math.floor(minutes / (1440 * 30)), 'month')
}

/** How long something took: “7 min”, “2 h 5 min”, and whole days from two days on. */
export function tookWords(from: Date, to: Date): string {
  const minutes = Math.round((to.getTime() - from.getTime()) / 60_000)
  if (minutes < 1) return 'under 1 min'
  if (minutes < 60) return `${minutes} min`
  if (minutes < 2 * 1440) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
  return `${Math.floor(minutes / 1440)} days`
}

// A formatter costs more than the rest of a small page: each is made at its first use, and once for each time zone.
function dateFormat(options: Intl.DateTimeFormatOptions): (moment: Date, timeZone: string) => string {
  const formats = new Map<string, Intl.DateTimeFormat>()
  return (moment, timeZone) => {
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, ...options })
    formats.set(timeZone, format)
    return format.format(moment)
  }
}

function relativeWords(ago: number, unit: Intl.RelativeTimeFormatUnit): string {
  relative ??= new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' })
  return relative.format(-ago, unit)
}

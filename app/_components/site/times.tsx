const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** A moment in full: “23 Nov 2026, 09:20 UTC”. */
export function At({ time }: { time: Date }) {
  return <time dateTime={time.toISOString()}>{`${day.format(time)}, ${hour.format(time)} UTC`}</time>
}

/** A day: “23 Nov 2026”. */
export function On({ time }: { time: Date }) {
  return <time dateTime={time.toISOString()}>{day.format(time)}</time>
}

/** How long ago a moment was, in the largest unit that is full. */
export function Ago({ time, now }: { time: Date; now: Date }) {
  return <time dateTime={time.toISOString()}>{agoWords(time, now)}</time>
}

/** How long something took: “7 min”, “2 h 5 min”, and days above two of them. */
export function tookWords(from: Date, to: Date): string {
  const minutes = Math.round((to.getTime() - from.getTime()) / 60_000)
  if (minutes < 1) return 'under 1 min'
  if (minutes < 60) return `${minutes} min`
  if (minutes < 2 * 1440) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
  return `${Math.floor(minutes / 1440)} days`
}

function agoWords(time: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - time.getTime()) / 60_000))
  if (minutes < 1) return 'just now'
  if (minutes < 60) return relative.format(-minutes, 'minute')
  if (minutes < 1440) return relative.format(-Math.floor(minutes / 60), 'hour')
  if (minutes < 1440 * 60) return relative.format(-Math.floor(minutes / 1440), 'day')
  return relative.format(-Math.floor(minutes / (1440 * 30)), 'month')
}

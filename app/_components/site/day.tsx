// Made once: making one costs more than all else in a small page.
const calendar = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A day of the calendar (`2026-11-23`), as a person writes it. */
export function Day({ date }: { date: string }) {
  return <time dateTime={date}>{calendar.format(new Date(`${date}T00:00:00Z`))}</time>
}

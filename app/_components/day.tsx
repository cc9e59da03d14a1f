/** A day of the calendar (`2026-11-23`), as a person writes it. */
export function Day({ date }: { date: string }) {
  const words = new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return <time dateTime={date}>{words}</time>
}

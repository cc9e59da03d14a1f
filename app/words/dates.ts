const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })

/** A day that is near: “30 November”. */
export function dayWords(date: Date): string {
  return day.format(date)
}

import { localTimeOf } from '@/core/time-zone'

/** A moment as clocks in a time zone show it, with the zone's name: "1 Dec 2026, 23:59 (Europe/London)". */
export function dueWords(moment: Date, timeZone: string): string {
  const [day = '', time = ''] = localTimeOf(moment, timeZone).split('T')
  const words = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
  return `${words.format(new Date(`${day}T00:00:00Z`))}, ${time} (${timeZone})`
}

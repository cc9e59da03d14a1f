// Reading Intl's tables takes milliseconds, so each zone's formatter is made once. Only names that Intl knows get one.
const formats = new Map<string, Intl.DateTimeFormat>()

const localTime = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/
const longestName = 64

/** Returns true for the name of a time zone, such as "Europe/London" or "UTC". */
export function isTimeZone(name: string): boolean {
  if (name.length > longestName || !/^[A-Za-z0-9/_+-]+$/.test(name) || /^[+-]/.test(name)) return false
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

/** Returns the time that clocks in a zone show at a moment, to the minute: "2026-12-01T23:59". Throws for an unknown zone. */
export function localTimeOf(moment: Date, zone: string): string {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/**
 * Returns the moment at which clocks in a zone show a time such as "2026-12-01T23:59". Where clocks are put back and show it twice, it
 * is the second moment; where they are put forward and skip it, it is as long after the jump as the time lies after the gap's start. So
 * nobody has less time than the clock says. Returns null if the text is not a time. Throws for an unknown zone.
 */
export function momentOf(text: string, zone: string): Date | null {
  const read = text.length > 16 ? null : localTime.exec(text)
  if (!read) return null
  const [year, month, day, hour, minute] = read.slice(1).map(Number) as [number, number, number, number, number]
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== text) return null
  // The offset a day before and a day after are all that can apply, because clocks change at most once in that time.
  const offsets = [-1, 1].map((days) => offsetAt(new Date(asUtc + days * 86_400_000), zone))
  const candidates = offsets.map((offset) => asUtc - offset).sort((a, b) => b - a)
  const shown = candidates.find((each) => localTimeOf(new Date(each), zone) === text)
  return new Date(shown ?? (candidates[0] as number))
}

// In milliseconds; positive to the east.
function offsetAt(moment: Date, zone: string): number {
  return Date.parse(`${localTimeOf(moment, zone)}Z`) - Math.floor(moment.getTime() / 60_000) * 60_000
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const made =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    })
  formats.set(zone, made)
  return made
}

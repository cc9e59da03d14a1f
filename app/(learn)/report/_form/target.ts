import { z } from 'zod'
import type { ReportTarget } from '@/server/reports'

const name = z.string().min(1).max(100)
const target = z.union([
  z.object({ module: name, passage: name }),
  z.object({ attempt: name, position: z.string().max(3).regex(/^\d+$/).transform(Number) }),
])

/** What a report is about, from an address or a form. Returns null if that names nothing. */
export function readTarget(query: Record<string, string | string[] | undefined>): ReportTarget | null {
  const read = target.safeParse(query)
  return read.success ? read.data : null
}

/** The address of the page on which something is reported. */
export function pathOfReport(about: ReportTarget): string {
  const pairs = Object.entries(about).map(([key, value]) => [key, String(value)])
  return `/report?${new URLSearchParams(pairs)}`
}

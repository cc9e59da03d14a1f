'use server'

import { redirect } from 'next/navigation'
import { textOf } from '@/app/(account)/_form/reading'
import { findViewer, readSource, requireViewer } from '@/app/viewer'
import { type ReportError, reportForm } from '@/core/report'
import { allowsGuestReports, sendReport } from '@/server/reports'
import type { ReportingState } from './report-state'
import { pathOfReport, readTarget } from './target'

/** Sends a report. A guest is sent to sign in first, unless the operator lets guests report. */
export async function reportWith(_: ReportingState, form: FormData): Promise<ReportingState> {
  const values = { kind: textOf(form, 'kind'), quote: textOf(form, 'quote'), text: textOf(form, 'text') }
  const target = readTarget(
    Object.fromEntries(['module', 'passage', 'attempt', 'position'].map((name) => [name, textOf(form, name)])),
  )
  if (!target) return { values, error: 'not-found' }
  const viewer = allowsGuestReports() ? await findViewer() : await requireViewer(pathOfReport(target))
  const read = reportForm.safeParse(values)
  if (!read.success) return { values, error: read.error.issues[0]?.message as ReportError }
  const { network } = await readSource()
  const sent = await sendReport(viewer, target, read.data, { network })
  if (!sent.ok) return { values, error: sent.error }
  redirect(viewer ? '/reports?sent=yes' : `${pathOfReport(target)}&sent=yes`)
}

'use server'

import type { ActionState } from '@/app/teach/_form/action-state'
import { askingInstructor, continueAt, fieldOf, firstError, refused } from '@/app/teach/_form/reading'
import { reportAnswerForm } from '@/core/report'
import { answerReport } from '@/server/reports'

/** Answers a report. */
export async function answerReportWith(_: ActionState, form: FormData): Promise<ActionState> {
  const instructor = await askingInstructor('/teach/reports')
  const read = reportAnswerForm.safeParse({ answer: fieldOf(form, 'answer') })
  if (!read.success) return refused(form, firstError(read.error.issues))
  return continueAt(
    '/teach/reports?done=answered',
    form,
    await answerReport(instructor, fieldOf(form, 'report'), read.data.answer),
  )
}

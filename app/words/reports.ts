import type { ReportError, ReportState } from '@/core/report'
import type { ReportKind } from '@/core/report-kinds'

/** What may be wrong, as a choice. */
export const reportKindWords: Record<ReportKind, string> = {
  wrong: 'It is wrong',
  unclear: 'It is hard to understand',
  misspelt: 'It is misspelt',
  broken: 'It does not work',
  other: 'Something else',
}

/** Where a report is. */
export const reportStateWords: Record<ReportState, string> = {
  open: 'not answered yet',
  answered: 'answered',
  read: 'answered, and read by the reporter',
}

/** Why a report or its answer is refused. */
export const reportMessages: Record<ReportError, string> = {
  'not-found': 'There is nothing here that you can report on, or it is not there any more. Nothing was sent.',
  'report-kind-unknown': 'Choose what is the matter.',
  'report-quote-long': 'The sentence can have at most 300 characters. Nothing was sent yet.',
  'report-long': 'What you write can have at most 1,000 characters. Nothing was sent yet.',
  'report-answer-long': 'An answer can have at most 1,000 characters.',
  'report-answer-missing': 'Write an answer. The reporter reads it.',
  'too-many-reports': 'You have reported very many problems today. What you wrote is still here; please send it tomorrow.',
}

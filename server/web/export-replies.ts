import type { Instructor } from '@/core/people'
import { findCohort } from '../cohorts'
import { findModule } from '../course/course'
import { byteOrderMark, writeRows } from '../csv'
import { describeColumns, type ExportKind, exportKinds } from '../export-columns'
import { type CsvStream, exportGradebook, exportItems, exportResponses, exportWide } from '../exports'
import { listOpenInvitations } from '../invitations'
import { refusal } from './json'
import type { Asked, Reply } from './route'

/** Sends the gradebook of a cohort, or of all that the instructor sees ("all"), as CSV. */
export function replyToGradebook(asked: Asked<'instructor'>): Promise<Reply> {
  return sendFile(asked, 'gradebook', (instructor, cohort) => exportGradebook(instructor, cohort))
}

/** Sends one row for each answer, as CSV. */
export function replyToResponses(asked: Asked<'instructor'>): Promise<Reply> {
  return sendFile(asked, 'responses', (instructor, cohort) => exportResponses(instructor, cohort))
}

/** Sends one row for each attempt at the quiz of a module, as CSV. */
export async function replyToWide(asked: Asked<'instructor'>): Promise<Reply> {
  const { module = '' } = asked.params
  if (!findModule(module)) return refusal('not-found')
  return sendFile(asked, `responses-${module}`, (instructor, cohort) => exportWide(instructor, cohort, module))
}

/** Sends one row for each question of a module's quiz with its figures, as CSV. */
export async function replyToItems({ params: { module = '' }, caller }: Asked<'instructor'>): Promise<Reply> {
  if (!findModule(module)) return refusal('not-found')
  return { csv: exportItems(caller, module), fileName: `questions-${module}.csv` }
}

/** Sends what the columns of a file mean, as CSV. */
export async function replyToColumns({ params: { kind = '' } }: Asked<'instructor'>): Promise<Reply> {
  if (!isExportKind(kind)) return refusal('not-found')
  return { csv: whole(describeColumns(kind)), fileName: `columns-of-${kind}.csv` }
}

/** Sends the open invitations of a cohort with their links, as CSV. */
export async function replyToInvitations({ params: { cohort = '' }, caller }: Asked<'instructor'>): Promise<Reply> {
  if (!(await findCohort(caller, cohort))) return refusal('not-found')
  const open = await listOpenInvitations(caller, cohort)
  const rows = open.map(({ email, name, link }) => [email, name, link])
  return { csv: whole(byteOrderMark + writeRows([['email', 'name', 'link'], ...rows])), fileName: 'invitations.csv' }
}

async function sendFile(
  { params: { cohort = '' }, caller }: Asked<'instructor'>,
  name: string,
  read: (instructor: Instructor, cohort: string) => CsvStream,
): Promise<Reply> {
  const isAll = cohort === 'all'
  if (!isAll && !(await findCohort(caller, cohort))) return refusal('not-found')
  return { csv: read(caller, isAll ? '' : cohort), fileName: `${name}.csv` }
}

function isExportKind(kind: string): kind is ExportKind {
  return (exportKinds as readonly string[]).includes(kind)
}

async function* whole(text: string): CsvStream {
  yield text
}

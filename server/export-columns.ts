import { byteOrderMark, writeRows } from './csv'

/** The files that can be exported. */
export const exportKinds = ['responses', 'wide', 'gradebook', 'items'] as const
/** One of the files that can be exported. */
export type ExportKind = (typeof exportKinds)[number]

/** The columns of the file of responses, with their meaning. */
export const responseColumns: readonly (readonly [name: string, meaning: string])[] = [
  ['learner', 'A pseudonym of the learner, the same in every file of this installation'],
  ['attempt', 'A pseudonym of the attempt'],
  ['module', 'The name of the module in the address of its lesson'],
  ['first', '1 for the first attempt that the learner submitted in this module, otherwise 0; statistics use these alone'],
  ['started_at', 'When the attempt was started (UTC)'],
  ['submitted_at', 'When the attempt was submitted (UTC)'],
  ['position', 'The number of the question in the attempt, from 1'],
  ['question', 'The id of the question'],
  ['version', 'The version of the question: v and the beginning of the hash of its content'],
  ['kind', 'The kind of question'],
  ['answer', 'What was answered, by the ids of the course: parts of a list joined by |, pairs as part=choice; empty for a blank'],
  ['blank', '1 if nothing was answered, otherwise 0'],
  ['correct', '1 if the answer was wholly right, otherwise 0'],
  ['mark', 'The share of the question’s points that was earned, 0 to 1'],
  ['points', 'The points that were earned'],
  ['given', '1 if everybody was given the points, because the question was withdrawn; statistics leave such answers out'],
  ['points_possible', 'The points that the question counts'],
  ['answered_at', 'When the answer was last saved (UTC); empty if it never was'],
]

/** The columns of the wide file of responses: the last stands for many. */
export const wideColumns: readonly (readonly [name: string, meaning: string])[] = [
  ...responseColumns.filter(([name]) => ['learner', 'attempt', 'first', 'started_at', 'submitted_at'].includes(name)),
  [
    'question.option',
    'One column for each option of each question: 1 if it was chosen, 0 if not; for what is typed and for an order one column question.answer with the text. Empty if the question was not in the attempt',
  ],
]

/** The columns of the gradebook; those of a module are repeated for each. */
export const gradebookColumns: readonly (readonly [name: string, meaning: string])[] = [
  ['learner', 'A pseudonym of the learner, the same in every file of this installation'],
  ['name', 'The learner’s name'],
  ['email', 'The learner’s e-mail address'],
  ['cohort', 'The cohort that the learner is in'],
  ['joined_at', 'When the learner joined that cohort (UTC)'],
  ['last_active_at', 'When the learner last did something, exact to an hour (UTC); empty if never'],
  ['needs_help', 'Why the learner needs help, by the rules of the page; empty if not'],
  ['module.lesson_read_at', 'For each module: when the lesson was marked as read (UTC)'],
  ['module.attempts', 'For each module: the number of submitted attempts'],
  ['module.percent', 'For each module: the highest grade, in whole percent, rounded down'],
  ['module.points', 'For each module: the points of the highest grade'],
  ['module.points_possible', 'For each module: the points that were possible'],
  ['module.passed', 'For each module: 1 if the quiz is passed, 0 if it was tried and is not, empty if it was not tried'],
  ['module.lacking', 'For each module: what the highest grade lacked, points or safety'],
  ['module.late', 'For each module: 1 if the quiz was passed after its due date'],
  ['module.overridden', 'For each module: 1 if an instructor has overridden the grade'],
]

/** The columns of the figures of a quiz's questions. */
export const itemColumns: readonly (readonly [name: string, meaning: string])[] = [
  ['question', 'The id of the question'],
  ['kind', 'The kind of question'],
  ['passage', 'The passage that it rests on'],
  ['n', 'How many learners were given it in their first submitted attempt, on the version in force'],
  ['blank', 'How many of them left it blank'],
  ['facility', 'The mean mark, 0 to 1'],
  ['facility_low', 'The lower end of its interval (95%)'],
  ['facility_high', 'The upper end of its interval'],
  ['facility_by', 'How the interval was found: wilson; wilson-wide, which is too wide for partial marks; or bootstrap'],
  ['deviation', 'The standard deviation of the mark, 0 to 1'],
  [
    'discrimination',
    'The correlation of the mark with the rest of the same attempt, -1 to 1; empty if marks or rests do not vary',
  ],
  ['discrimination_low', 'The lower end of its interval (95%); empty if there is none'],
  ['discrimination_high', 'The upper end of its interval'],
  ['discrimination_by', 'How the interval was found: fisher or bootstrap'],
  ['intended_weight', 'The share of the quiz that its points intend, 0 to 1'],
  ['effective_weight', 'The share of the differences between grades that it contributes, 0 to 1; empty if that is negative'],
  ['random_guess', 'The mark that guessing alone earns, 0 to 1; empty where that is not known'],
  ['verdict', 'look, fine or unclear, by the rules of the page'],
]

/** Returns what the columns of a file mean, as a file. Confidence is in none of them. */
export function describeColumns(kind: ExportKind): string {
  const columns = { responses: responseColumns, wide: wideColumns, gradebook: gradebookColumns, items: itemColumns }[kind]
  return byteOrderMark + writeRows([['column', 'meaning'], ...columns])
}

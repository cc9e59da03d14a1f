import type { Instructor, Learner } from '@/core/people'
import type { Answer, Question } from '@/core/question'
import { saveAnswer } from '@/server/answers'
import { submitAttempt } from '@/server/attempts'
import { proposeChanges } from '@/server/change-proposals'
import { loadCourse } from '@/server/course/course'
import { db } from '@/server/database/client'
import { listProposals, type QuestionChange } from '@/server/version-changes'
import { anOpenAttempt, authored } from '@/tests/support/acting'
import { aCourseFolder, type Change } from '@/tests/support/course-folder'

/** Serves the tiny course with changes, as a start after the files were edited would. */
export function serveCourse(...changes: Change[]): void {
  process.env.COURSE_DIR = aCourseFolder(...changes)
  loadCourse()
}

/** Takes the quiz of the tides with these answers by question id, in the author's ids, and leaves the others blank. */
export async function takeTides(learner: Learner, answers: Record<string, Answer>, now = new Date()): Promise<string> {
  const attempt = await anOpenAttempt(learner, 'tides', now)
  await answerTides(attempt, learner, answers)
  await submitAttempt(attempt.id, learner, now)
  return attempt.id
}

/** Answers questions of an open attempt at the quiz of the tides, by question id. Those that it does not have are left out. */
export async function answerTides(
  attempt: Awaited<ReturnType<typeof anOpenAttempt>>,
  learner: Learner,
  answers: Record<string, Answer>,
): Promise<void> {
  const { questions, inShownIds } = await authored(attempt)
  for (const { position, revision } of attempt.questions) {
    const question = questions.get(position) as Question
    if (!(question.id in answers)) continue
    const answer = inShownIds(question, answers[question.id] as Answer)
    const save = { answer, confidence: null, isFlagged: false, revision: revision + 1 }
    const saved = await saveAnswer(attempt.id, position, save, learner)
    if (!saved.ok) throw new Error(saved.error)
  }
}

/** The right answers to all questions of the quiz of the tides, as the tiny course has them. */
export const rightTides: Record<string, Answer> = {
  'cut-off-cove': 'leave',
  'cut-off-walk': 'table',
  'what-pulls': ['moon', 'sun'],
  'match-tides': { tides: 'gravity', waves: 'wind', springs: 'gravity' },
  'order-of-day': ['high', 'ebb', 'low', 'flood', 'high-again'],
  'how-many': '2',
  'name-it': 'gravity',
  'fill-in': { body: 'moon', water: 'sea' },
  'pull-true': 'true',
}

/** Every mark and every grade that is stored. */
export async function allMarks() {
  return {
    answers: await db().answer.findMany({ orderBy: [{ attemptId: 'asc' }, { position: 'asc' }] }),
    attempts: await db().attempt.findMany({ orderBy: { id: 'asc' } }),
    standings: await db().moduleStanding.findMany({ orderBy: [{ personId: 'asc' }, { module: 'asc' }] }),
  }
}

/** Every tally, rounded, because sums of fractions depend on their order. */
export async function allTallies(): Promise<string[]> {
  const rounded = (row: object) =>
    JSON.stringify(row, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(9)) + 0 : value))
  const rows = [
    ...(await db().questionTally.findMany()),
    ...(await db().gradeTally.findMany()),
    ...(await db().activityTally.findMany()),
  ]
  return rows.map(rounded).sort()
}

/** Another key of one question of the tides: three instead of two. */
export const otherKey: Change = ['tides/quiz.yaml', 'key: 2\n', 'key: 3\n']
/** Another wrong choice of one question of the tides: Venus instead of Mars. */
export const withoutMars: Change = ['tides/quiz.yaml', '{ id: mars, text: Mars,', '{ id: venus, text: Venus,']

/** Looks for changes as a start does, and returns the one that is proposed for a question. */
export async function proposed(instructor: Instructor, questionId: string): Promise<QuestionChange> {
  await proposeChanges()
  const found = (await listProposals(instructor)).find((each) => each.questionId === questionId)
  if (!found) throw new Error(`Nothing is proposed for ${questionId}.`)
  return found
}

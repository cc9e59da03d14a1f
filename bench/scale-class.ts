import { confidences } from '@/core/confidence'
import { countMissedSafety, grade } from '@/core/grade'
import { mark, type Question, rightAnswer } from '@/core/question'
import { draw } from '@/core/quiz'
import { enterReview, needsReview } from '@/core/review'
import { daysBefore } from '@/core/standing'
import { mistakenAnswer } from '@/scripts/demo-answers'
import { type AuthoredModule, listTestableObjectives, loadCourse } from '@/server/course/course'
import { db } from '@/server/database/client'
import { personKeys } from '@/server/person-keys'
import { storeVersions } from '@/server/question-versions'
import { newId, seededBy } from '@/server/seed'
import { recordStanding, refreshEveryEnrolment } from '@/server/standings'
import { recountTallies } from '@/server/tallies'

const learnersOfACohort = 100
// Few enough learners for one transaction to stay small, and many enough that committing costs little.
const learnersAtOnce = 50
const attemptsOfALearner = 10
const firstNames = [
  'Aoife',
  'Tomás',
  'Priya',
  'Jelena',
  'Kwame',
  'Liv',
  'Linh',
  'Samuel',
  'Zoë',
  'Farid',
  'Grace',
  'Łukasz',
  'Hana',
]
const lastNames = [
  'O’Brien',
  'Herrera',
  'Šarić',
  'Boateng',
  'Bjørnstad',
  'Tran',
  'Adeyemi',
  'van Dijk',
  'Haddad',
  'Mwangi',
  'Wójcik',
]

/**
 * Fills a database with learners in cohorts of 100, ten submitted attempts each, by bulk inserts of the rows that the use cases make: with the
 * product's own draw, marks and grades. `teacherId` teaches the first cohort. Everything follows from the number of each learner, so that two
 * runs have the same class. Left out are open attempts and whatever instructors do.
 */
export async function fillClass(learners: number, teacherId: string, now = new Date()): Promise<void> {
  const cohorts = Array.from({ length: Math.ceil(learners / learnersOfACohort) }, (_, i) => ({
    id: newId(),
    ...{ name: `Cohort ${i + 1}`, timeZone: 'Europe/London', joinCode: newId(), createdAt: daysBefore(now, 90) },
  }))
  await db().cohort.createMany({ data: cohorts })
  await db().cohortInstructor.create({
    data: { cohortId: cohorts[0]?.id ?? '', personId: teacherId, addedAt: daysBefore(now, 90) },
  })
  const [first] = loadCourse().modules
  if (!first) throw new Error('The course has no module.')
  await db().dueDate.createMany({
    data: cohorts.map(({ id }) => ({ cohortId: id, module: first.slug, dueAt: daysBefore(now, 1) })),
  })
  for (let from = 0; from < learners; from += learnersAtOnce) {
    const batch = Array.from({ length: Math.min(learnersAtOnce, learners - from) }, (_, i) => from + i)
    await insert(
      batch.map((number) => ({ number, cohortId: cohorts[Math.floor(number / learnersOfACohort)]?.id ?? '' })),
      now,
    )
  }
  await refreshEveryEnrolment()
  await recountTallies()
}

type Place = { number: number; cohortId: string }
type Rows = Awaited<ReturnType<typeof rowsOf>>

async function insert(places: readonly Place[], now: Date): Promise<void> {
  const made: Rows[] = []
  for (const place of places) made.push(await rowsOf(place, now))
  const all = <T>(of: (rows: Rows) => T[]) => made.flatMap(of)
  await db().$transaction(
    async (tx) => {
      await tx.person.createMany({ data: all(({ person }) => [person]) })
      await tx.enrolment.createMany({ data: all(({ enrolment }) => [enrolment]) })
      await tx.lessonProgress.createMany({ data: all(({ lessons }) => lessons) })
      await tx.attempt.createMany({ data: all(({ attempts }) => attempts) })
      await tx.answer.createMany({ data: all(({ answers }) => answers) })
      await tx.review.createMany({ data: all(({ reviews }) => reviews) })
      for (const { person, attempts } of made) {
        const modules = new Set(attempts.map(({ module }) => module))
        for (const module of modules) await recordStanding(tx, person.id, module)
      }
    },
    { timeout: 120_000 },
  )
}

/** The rows of one learner. The modules are taken in their order, and the attempts are spread over eighty days. */
async function rowsOf({ number, cohortId }: Place, now: Date) {
  const chance = chanceOf(`learner ${number}`)
  const id = newId()
  const name = `${firstNames[number % firstNames.length]} ${lastNames[number % lastNames.length]} ${number}`
  const email = `scale${number}@example.org`
  const joinedAt = daysBefore(now, 85)
  const { modules } = loadCourse()
  const taken = Array.from({ length: attemptsOfALearner }, (_, i) => ({
    module: modules[Math.floor((i * modules.length) / attemptsOfALearner)] as AuthoredModule,
    // Some stopped long ago, and need help.
    startedAt: daysBefore(now, 80 - i * 8 * (0.6 + 0.4 * chance('pace'))),
  }))
  const rows = { attempts: [] as AttemptInsert[], answers: [] as AnswerInsert[], reviews: new Map<string, ReviewInsert>() }
  for (const each of taken) {
    const before = rows.answers.filter(({ module }) => module === each.module.slug)
    await addAttempt(rows, { ...each, personId: id, skill: 0.35 + 0.6 * chance('skill'), before })
  }
  const lastActiveAt = rows.attempts.at(-1)?.submittedAt ?? null
  return {
    person: { id, name, email, role: 'learner', passwordHash: 'none', ...personKeys({ name, email }), createdAt: joinedAt },
    enrolment: { personId: id, cohortId, joinedAt, lastActiveAt },
    lessons: modules.map(({ slug }) => ({ personId: id, module: slug, readAt: joinedAt, updatedAt: joinedAt })),
    attempts: rows.attempts,
    answers: rows.answers.map(({ module: _, questionId: __, ...answer }) => answer),
    reviews: [...rows.reviews.values()],
  }
}

type AttemptInsert = {
  id: string
  personId: string
  module: string
  seed: string
  passPercent: number
  startedAt: Date
  submittedAt: Date
  earned: number
  possible: number
  isPassed: boolean
  missedSafety: number
}
type AnswerInsert = {
  attemptId: string
  position: number
  questionVersionId: number
  value: string | null
  confidence: string | null
  revision: number
  savedAt: Date
  mark: number
  module: string
  questionId: string
}
type ReviewInsert = ReturnType<typeof enterReview> & { personId: string; updatedAt: Date }
type Sitting = { module: AuthoredModule; startedAt: Date; personId: string; skill: number; before: readonly AnswerInsert[] }

async function addAttempt(
  rows: { attempts: AttemptInsert[]; answers: AnswerInsert[]; reviews: Map<string, ReviewInsert> },
  { module, startedAt, personId, skill, before }: Sitting,
): Promise<void> {
  const [id, seed] = [newId(), `${personId}/${startedAt.getTime()}`]
  const chance = chanceOf(seed)
  const timesGiven = new Map<string, number>()
  for (const { questionId } of before) timesGiven.set(questionId, (timesGiven.get(questionId) ?? 0) + 1)
  const questions = draw(module.quiz, listTestableObjectives(module), timesGiven, seededBy(seed))
  const versions = await storeVersions(module.slug, questions)
  const submittedAt = new Date(startedAt.getTime() + 600_000)
  const marked = questions.map((question) => {
    const answer = answerOf(question, skill, chance)
    const confidence = confidences[Math.floor(chance(`${question.id}/sure`) * confidences.length)] ?? null
    return { question, answer, confidence: answer === null ? null : confidence, mark: mark(question, answer) }
  })
  const { passPercent } = module.quiz
  const given = { ...grade(marked, passPercent), missedSafety: countMissedSafety(marked) }
  rows.attempts.push({ id, personId, module: module.slug, seed, passPercent, startedAt, submittedAt, ...given })
  for (const [i, { question, answer, ...outcome }] of marked.entries()) {
    rows.answers.push({
      ...{ attemptId: id, position: i + 1, questionVersionId: versions[i] as number },
      ...{ value: answer === null ? null : JSON.stringify(answer), revision: 1, savedAt: submittedAt, ...outcome },
      ...{ module: module.slug, questionId: question.id },
    })
    if (!needsReview(outcome)) continue
    const review = enterReview(question, module.slug, outcome, submittedAt)
    rows.reviews.set(question.id, { ...review, personId, updatedAt: submittedAt })
  }
}

function answerOf(question: Question, skill: number, chance: (label: string) => number) {
  if (chance(`${question.id}/blank`) < 0.02) return null
  return chance(question.id) < skill ? rightAnswer(question) : mistakenAnswer(question, chance)
}

function chanceOf(seed: string): (label: string) => number {
  const seeded = seededBy(seed)
  return (label) => seeded(label) / 2 ** 48
}

import { everyoneId } from '@/core/cohort'
import type { Confidence } from '@/core/confidence'
import type { Viewer } from '@/core/people'
import { type Question, rightAnswer, showAnswer } from '@/core/question'
import { saveAnswer } from '@/server/answers'
import { startAttempt, submitAttempt } from '@/server/attempts'
import { changeCohort, createCohort, setDueDates } from '@/server/cohorts'
import { type AuthoredModule, loadCourse } from '@/server/course/course'
import { db } from '@/server/database/client'
import { moveLearner } from '@/server/enrolments'
import { readEnv } from '@/server/env'
import { createInstructorLink, redeemInstructorLink } from '@/server/links'
import { hashPassword } from '@/server/passwords'
import { createPerson } from '@/server/people'
import { markLessonRead, setBookmark } from '@/server/progress'
import { loadVersions } from '@/server/question-versions'
import { seededBy } from '@/server/seed'
import { actAs } from '@/server/sessions'
import { refreshEnrolments, thePerson } from '@/server/standings'
import { type Chance, mistakenAnswer } from './demo-answers'
import { Stop } from './set-up'

type SignIn = { email: string; password: string }

/**
 * How a learner of the class works. `skill` is a logit; `leavesAt` and `stopsIn` are indexes of modules, and infinite for those who do
 * neither.
 */
type Habits = {
  skill: number
  dayJoined: number
  pauseDays: number
  reads: number
  tries: number
  leavesAt: number
  stopsIn: number
}

const password = 'demo-class-2026'
const demoDomain = '@class.example'
const instructor = { name: 'Ines Okafor', email: 'instructor@class.example', password }
const exemplar = { name: 'Maya Lindqvist', email: 'learner@class.example', password }
const names = [
  'Aoife O’Brien',
  'Tomás Herrera',
  'Priya Raghunathan',
  'Jelena Šarić',
  'Kwame Boateng',
  'Liv Bjørnstad',
  'Linh Tran',
  'Samuel Adeyemi',
  'Zoë van Dijk',
  'Farid Haddad',
  'Grace Mwangi',
  'Łukasz Wójcik',
  'Hana Kobayashi',
  'Mateo D’Angelo',
  'Ruth Abramson',
  'Siobhán Kelly',
  'Yusuf Demir',
  'Camille Lefèvre',
  'Dmitri Volkov',
  'Leilani Kahale',
  'Owen Price',
  'Amara Nwosu',
  'José Peña',
  'Ingrid Sørensen',
  'Tariq Mahmood',
  'Chloé Martin',
  'Min-jun Park',
  'Eleni Papadaki',
  'Björn Ekström',
  'Fatima Zahra Idrissi',
  'Noah Whitefeather',
  'Renée Dubois',
  'Patrick O’Neill',
  'Mei-Ling Chen',
  'Andrei Ionescu',
  'Thandiwe Dlamini',
  'Carla Muñoz',
  'Ezra Goldfarb',
  'Wren Ashdown',
]

// Who is in none of them has joined without a code.
const cohorts = [
  { name: 'Morning course', timeZone: 'Europe/London', share: 0.5, attemptsAllowed: null },
  { name: 'Evening course', timeZone: 'Europe/Dublin', share: 0.8, attemptsAllowed: 4 },
  { name: 'Weekend course', timeZone: 'America/Toronto', share: 0.95, attemptsAllowed: null },
] as const

const learnersOfClass = 299
const dayMs = 86_400_000
const classDays = 42
const seeded = seededBy('the demo class')
const chance: Chance = (label) => seeded(label) / 2 ** 48

/**
 * Fills an empty demo database with a class: an instructor, about 300 learners in three cohorts and *Everyone*, and what they did in the six
 * weeks before `now`, by the same use cases as for real people. Returns two sign-ins. If the class is complete already, nothing is written. Throws if
 * the database is not the demo's, so that no real one ever gets these accounts.
 */
export async function fillDemo(now = new Date()): Promise<{ instructor: SignIn; learner: SignIn }> {
  if (!readEnv().isDemo) throw new Error('Only a demo database is filled with the demo class.')
  if ((await db().person.count({ where: { email: { not: { endsWith: demoDomain } } } })) > 0) {
    throw new Stop(
      'This database holds people who are not of the demo class, so that it was not filled. Start the demo without DATABASE_URL.',
    )
  }
  const signIns = { instructor: signInOf(instructor), learner: signInOf(exemplar) }
  const modules = loadCourse().modules.length
  const begin = new Date(now.getTime() - classDays * dayMs)
  // The cohorts are made last and so show that the class is complete. An incomplete class is deleted and made again.
  if ((await db().cohort.count()) > cohorts.length) return signIns
  await db().person.deleteMany({ where: { email: { endsWith: demoDomain } } })
  await db().cohort.deleteMany({ where: { id: { not: everyoneId } } })
  await db().questionTally.deleteMany()
  await db().misconceptionTally.deleteMany()
  await db().gradeTally.deleteMany()
  await db().activityTally.deleteMany()

  // Everybody has the same password, so that it is hashed once.
  const passwordHash = await hashPassword(password)
  if (passwordHash === null) throw new Error('The demo class could not be made: too many passwords wait to be hashed.')
  const forms = [exemplar, ...listNames().map((name) => ({ name, email: addressOf(name) }))]
  for (const form of forms) {
    const habits = form === exemplar ? exemplary(modules) : habitsOf(form.email, modules)
    const joined = timeOfDay(new Date(begin.getTime() + habits.dayJoined * dayMs), form.email)
    const made = required(await createPerson(db(), form, 'learner', passwordHash, joined))
    await refreshEnrolments(db(), thePerson(made.id))
    await study(actAs(made), habits, joined, now)
  }
  const token = (await createInstructorLink(begin))?.split('/').at(-1) ?? ''
  await formCohorts(actAs(required(await redeemInstructorLink(token, instructor, begin))), begin, now)
  return signIns
}

// Half-way through: of four quizzes two passed, one begun, and some questions to come back to.
function exemplary(modules: number): Habits {
  const stopsIn = Math.floor(modules / 2)
  return { skill: 1.9, dayJoined: 24, pauseDays: 4, reads: 1, tries: 9, leavesAt: Number.POSITIVE_INFINITY, stopsIn }
}

function habitsOf(who: string, modules: number): Habits {
  const of = (what: string) => chance(`${who}/${what}`)
  const isGone = of('leaves') < 0.1
  return {
    // The mean of three random numbers is spread as people are: most are near the middle.
    skill: 1.1 + ((of('skill') + of('knows') + of('learns')) / 3 - 0.5) * 6,
    dayJoined: Math.floor(of('joins') ** 2 * (classDays - 3)),
    pauseDays: 0.4 + of('pause') * 2,
    reads: 0.6 + of('reads') * 0.4,
    tries: 2 + Math.floor(of('tries') * 4),
    leavesAt: isGone ? Math.floor(of('leaves at') * modules) : Number.POSITIVE_INFINITY,
    stopsIn: of('stops') < 0.06 ? Math.floor(of('stops in') * modules) : Number.POSITIVE_INFINITY,
  }
}

/** Puts the learners into cohorts, each with a due date a week for every module; the first ones have gone by. */
async function formCohorts(teacher: Viewer, begin: Date, now: Date): Promise<void> {
  if (teacher.role !== 'instructor') throw new Error('The link made a learner.')
  const people = await db().person.findMany({ where: { role: 'learner' }, select: { id: true, email: true, createdAt: true } })
  for (const [i, { share, attemptsAllowed, ...form }] of cohorts.entries()) {
    const id = await createCohort(teacher, form, begin)
    required(await changeCohort(teacher, id, { ...form, attemptsAllowed }))
    const weekly = loadCourse().modules.map(({ slug }, week) => {
      const dueAt = new Date(now.getTime() + (week - 0.5) * 7 * dayMs)
      return [slug, `${dueAt.toISOString().slice(0, 10)}T23:59`] as const
    })
    required(await setDueDates(teacher, id, new Map(weekly)))
    const from = cohorts[i - 1]?.share ?? 0
    for (const person of people) {
      const place = chance(`${person.email}/cohort`)
      if (place >= from && place < share) required(await moveLearner(teacher, person.id, id, person.createdAt))
    }
  }
}

/** Takes one learner through the modules, until they leave or until `now`: nothing happens after it. */
async function study(learner: Viewer, habits: Habits, joined: Date, now: Date): Promise<void> {
  const of = (what: string) => chance(`${learner.email}/${what}`)
  let at = joined
  for (const [i, module] of loadCourse().modules.entries()) {
    if (i > 0)
      at = timeOfDay(later(at, (0.3 + of(`${module.slug}/pause`)) * habits.pauseDays * dayMs), `${learner.email}/${module.slug}`)
    // Some only make an account.
    if (at > now || (habits.leavesAt === 0 && of('never') < 0.5)) return
    const reads = of(`${module.slug}/reads`) < habits.reads
    const goesOn = i < habits.leavesAt
    at = await read(module, learner, at, now, reads && goesOn)
    if (!goesOn) return

    for (let tried = 0; tried < habits.tries && at <= now; tried += 1) {
      const stops = i === habits.stopsIn
      const isPassed = await attempt(module, learner, { at, now, skill: habits.skill + (reads ? 0.5 : 0) + tried * 0.3, stops })
      if (isPassed === null) return
      at = timeOfDay(
        later(at, (0.1 + of(`${module.slug}/${tried}/again`)) * habits.pauseDays * 0.6 * dayMs),
        `${learner.email}/${module.slug}/${tried}`,
      )
      if (isPassed && of(`${module.slug}/${tried}/improves`) > 0.3) break
    }
  }
}

async function read(module: AuthoredModule, learner: Viewer, from: Date, now: Date, toTheEnd: boolean): Promise<Date> {
  const passages = toTheEnd ? module.passages : module.passages.slice(0, Math.ceil(module.passages.length / 2))
  let at = from
  for (const { id } of passages) {
    if (at > now) return at
    required(await setBookmark(module.slug, id, learner, at))
    at = later(at, (1 + chance(`${learner.email}/${module.slug}/${id}`) * 4) * 60_000)
  }
  if (toTheEnd && at <= now) required(await markLessonRead(module.slug, learner, at))
  return at
}

type Sitting = { at: Date; now: Date; skill: number; stops: boolean }

/** Takes one attempt. Returns whether it passed; null if it stays open, on purpose or because it lasts beyond `now`. */
async function attempt(module: AuthoredModule, learner: Viewer, { at, now, skill, stops }: Sitting): Promise<boolean | null> {
  const { id } = required(await startAttempt(module.slug, learner, at))
  const row = await db().attempt.findUniqueOrThrow({ where: { id }, include: { answers: { orderBy: { position: 'asc' } } } })
  const questions = await loadVersions(row.answers.map(({ questionVersionId }) => questionVersionId))
  const answers = stops ? row.answers.slice(0, Math.ceil(row.answers.length * 0.4)) : row.answers
  let moment = at
  for (const { position, questionVersionId } of answers) {
    const question = questions.get(questionVersionId) as Question
    const label = `${learner.email}/${at.getTime()}/${question.id}`
    moment = later(moment, (15 + chance(`${label}/thinks`) * 75) * 1000)
    if (moment > now) return null
    if (chance(`${label}/blank`) < 0.015) continue
    const isRight = chance(label) < likelihood(skill - difficulty(question))
    const meant = isRight ? rightAnswer(question) : mistakenAnswer(question, (what) => chance(`${learner.email}/${what}`))
    const save = {
      answer: showAnswer(question, seededBy(row.seed), meant),
      confidence: sureness(label, skill, isRight),
      isFlagged: false,
      revision: 1,
    }
    required(await saveAnswer(id, position, save, learner, moment))
  }
  if (stops) return null
  return required(await submitAttempt(id, learner, later(moment, 20_000))).isPassed
}

/** How hard a question is, as a logit. Questions on safety are easier, because lessons teach those points most plainly. */
function difficulty({ id, safety }: Question): number {
  const spread = chance(`difficulty/${id}`)
  return safety ? spread * 0.8 - 1.9 : spread ** 2 * 3.6 - 1.6
}

function likelihood(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

// Some learners say nothing, and some are sure of a wrong answer.
function sureness(label: string, skill: number, isRight: boolean): Confidence | null {
  if (chance(`${label}/says`) < 0.15) return null
  const felt = likelihood(skill * 0.8 - 0.6 + (isRight ? 0.7 : -0.8)) + chance(`${label}/sure`) * 0.8 - 0.4
  if (felt > 0.65) return 'certain'
  return felt > 0.35 ? 'fairly-sure' : 'guessing'
}

function later(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds)
}

/** A moment when people are awake, on the same day or the next, and never before `at`. */
function timeOfDay(at: Date, label: string): Date {
  const midnight = Math.floor(at.getTime() / dayMs) * dayMs
  const moment = midnight + (7 + chance(`${label}/hour`) * 14) * 3_600_000
  return new Date(moment < at.getTime() ? moment + dayMs : moment)
}

/** The names of the class: those above, and each first name of theirs with the family names of the next ones. */
function listNames(): string[] {
  const parts = names.map((name) => [name.slice(0, name.indexOf(' ')), name.slice(name.indexOf(' ') + 1)] as const)
  const rounds = Math.ceil(learnersOfClass / names.length)
  const all = Array.from({ length: rounds }, (_, round) =>
    parts.map(([first], i) => `${first} ${parts[(i + round * 5) % parts.length]?.[1]}`),
  )
  return all.flat().slice(0, learnersOfClass)
}

function addressOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ø/g, 'o').replace(/ł/g, 'l')
  return `${plain.replace(/[^a-z ]/g, '').replace(/ +/g, '.')}@class.example`
}

function signInOf({ email, password: same }: SignIn): SignIn {
  return { email, password: same }
}

function required<T>(result: { ok: true; value: T } | { ok: false; error: string }): T {
  if (result.ok) return result.value
  throw new Error(`The demo class could not be made: ${result.error}.`)
}

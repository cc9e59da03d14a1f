import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDb, db, sql } from '@/server/database/client'
import { learnerQuery, listLearners } from '@/server/gradebook'
import { listLearnerAttempts } from '@/server/learners'
import { findViewerByCookie } from '@/server/sessions'
import { recordStanding, refreshEnrolments } from '@/server/standings'
import { recountTallies } from '@/server/tallies'
import { migrated } from '@/tests/support/migrated'

// The database of the first edition, brought up to date.
const fixture = 'tests/fixtures/first-edition'
const folder = mkdtempSync(join(tmpdir(), 'upgrading-'))

beforeAll(async () => {
  const file = join(folder, 'course.db')
  copyFileSync(`${fixture}/course.db`, file)
  const { secret } = JSON.parse(readFileSync(`${fixture}/session.json`, 'utf8'))
  Object.assign(process.env, { DATABASE_URL: `file:${file}`, COURSE_DIR: 'tests/fixtures/tiny-course', NEXTAUTH_SECRET: secret })
  await migrated(`file:${file}`, join(folder, 'backups'))
})
afterAll(async () => {
  await closeDb()
  rmSync(folder, { recursive: true })
})

const learners = () => db().person.findMany({ where: { role: 'learner' }, orderBy: { id: 'asc' } })

async function theInstructor() {
  const { sessions } = JSON.parse(readFileSync(`${fixture}/session.json`, 'utf8')) as {
    sessions: { role: string; cookie: string }[]
  }
  const { cookie } = sessions.find(({ role }) => role === 'instructor') ?? {}
  const viewer = await findViewerByCookie(cookie, new Date('2026-11-27T00:00:00Z'))
  if (viewer?.role !== 'instructor') throw new Error('The cookie is not an instructor’s.')
  return viewer
}

test('every instructor of the first edition is an administrator, and no learner is', async () => {
  const all = await db().person.findMany()
  expect(all.map(({ role, isAdministrator }) => isAdministrator === (role === 'instructor'))).toEqual(all.map(() => true))
  expect(await db().person.count({ where: { isAdministrator: true } })).toBe(1)
})

test('every learner of the first edition is in Everyone, since the day of the account', async () => {
  const enrolments = await db().enrolment.findMany({ orderBy: { personId: 'asc' } })
  expect(enrolments.map(({ personId, cohortId, joinedAt }) => ({ personId, cohortId, joinedAt }))).toEqual(
    (await learners()).map(({ id, createdAt }) => ({ personId: id, cohortId: 'everyone', joinedAt: createdAt })),
  )
})

test('an instructor who was signed in sees every learner and every attempt as before', async () => {
  const instructor = await theInstructor()
  expect(instructor.sees).toBe('everybody')
  const { rows } = await listLearners(instructor, learnerQuery.parse({}))
  expect(rows.map(({ person }) => person.id).sort()).toEqual((await learners()).map(({ id }) => id))
  for (const { id } of await learners()) {
    const count = await db().attempt.count({ where: { personId: id, isPreview: false } })
    expect((await listLearnerAttempts(instructor, id))?.total).toBe(count)
  }
})

test('how learners stand is what the product would have written itself', async () => {
  const all = async () => [
    await db().moduleStanding.findMany({ orderBy: [{ personId: 'asc' }, { module: 'asc' }] }),
    await db().enrolment.findMany({ orderBy: { personId: 'asc' } }),
  ]
  const [standings, enrolments] = await all()
  expect(standings?.length).toBeGreaterThan(8)
  for (const { personId, module } of await db().moduleStanding.findMany()) await recordStanding(db(), personId, module)
  expect((await all())[0]).toEqual(standings)
  // The course of then had other modules, so that only the activity is compared.
  await refreshEnrolments(db(), sql`1 = 1`)
  expect((await all())[1]?.map((each) => 'lastActiveAt' in each && each.lastActiveAt)).toEqual(
    enrolments?.map((each) => 'lastActiveAt' in each && each.lastActiveAt),
  )
})

test('every graded attempt says how many questions on safety were missed', async () => {
  const graded = await db().attempt.findMany({ where: { submittedAt: { not: null } } })
  expect(graded.length).toBeGreaterThan(10)
  for (const { earned, possible, passPercent, isPassed, missedSafety } of graded) {
    const isEnough = Number(earned) * 100 >= passPercent * Number(possible) - 1e-9
    expect(isPassed).toBe(isEnough && missedSafety === 0)
  }
  const open = await db().attempt.findMany({ where: { submittedAt: null } })
  expect(open.every(({ missedSafety }) => missedSafety === null)).toBe(true)
})

test('the tallies hold the first attempts of learners', async () => {
  const firsts = await db().moduleStanding.findMany({ where: { firstId: { not: null } } })
  const answers = await db().answer.findMany({ where: { attemptId: { in: firsts.map(({ firstId }) => firstId ?? '') } } })
  expect(await recountTallies()).toBe(1)
  expect(await recountTallies()).toBe(0)
  const tallies = await db().questionTally.findMany({ where: { cohortId: 'everyone' } })
  expect(tallies.reduce((sum, each) => sum + each.answers, 0)).toBe(answers.length)
  const marks = tallies.reduce((sum, each) => sum + each.answers * each.mark, 0)
  expect(marks).toBeCloseTo(answers.reduce((sum, { mark }) => sum + (mark ?? 0), 0))
})

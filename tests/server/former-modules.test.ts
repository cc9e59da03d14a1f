import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { explainStrayResults, requireResultsTaught } from '@/scripts/results'
import { findAttempt, listAttempts, startAttempt, submitAttempt } from '@/server/attempts'
import { loadCourse } from '@/server/course/course'
import { db } from '@/server/database/client'
import { adoptFormerModules, listStrayResults } from '@/server/former-modules'
import { findLearnerRow } from '@/server/gradebook'
import { listLearnerAttempts } from '@/server/learners'
import { listProgress, markLessonRead, setBookmark } from '@/server/progress'
import { countDue } from '@/server/reviews'
import { aLearner, anInstructor, anOpenAttempt, answerAll } from '@/tests/support/acting'
import { aCourseFolder } from '@/tests/support/course-folder'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

/** The tiny course with the folder "tides" renamed to "moon", and lines added to its course.yaml. */
function renamed(lines: string): string {
  const dir = aCourseFolder(
    ['course.yaml', 'modules: [tides, shore]', `modules: [moon, shore]\n${lines}`],
    ['shore/lesson.mdx', '/modules/tides#', '/modules/moon#'],
  )
  renameSync(join(dir, 'tides'), join(dir, 'moon'))
  return dir
}

function use(dir: string) {
  process.env.COURSE_DIR = dir
  return loadCourse()
}

const later = new Date('2100-01-01T00:00:00Z')

describe('a module whose folder was renamed', () => {
  let learner: Awaited<ReturnType<typeof aLearner>>
  let graded: string
  let open: string

  beforeEach(async () => {
    learner = await aLearner()
    const attempt = await anOpenAttempt(learner)
    await answerAll(attempt, learner, { except: [1, 2] })
    await submitAttempt(attempt.id, learner)
    graded = attempt.id
    open = (await anOpenAttempt(learner)).id
    await setBookmark('tides', 'the-pull', learner)
    await markLessonRead('tides', learner)
  })

  test('keeps grades, progress, open attempts, bookmarks and reviews under its new name', async () => {
    const [before] = await listProgress(learner)
    const due = await countDue(learner, later)
    expect(due).toBeGreaterThan(0)

    const course = use(renamed('formerly: { moon: [tides] }'))
    expect(await listStrayResults(course)).toEqual([])
    expect(await adoptFormerModules(course)).toEqual(['tides'])
    const [after] = await listProgress(learner)
    expect(after).toEqual({ ...before, module: 'moon' })
    expect(after).toMatchObject({ passage: 'the-pull', attempts: 1, openAttempt: open })
    expect((await listAttempts(learner)).rows).toMatchObject([{ id: graded, module: 'moon' }])
    expect(await findAttempt(open, learner)).toMatchObject({ status: 'open', module: 'moon' })
    expect(await countDue(learner, later)).toBe(due)
    const instructor = await anInstructor()
    const seen = await listLearnerAttempts(instructor, learner.id)
    expect(seen?.rows.map(({ id, module }) => ({ id, module }))).toEqual([
      { id: open, module: 'moon' },
      { id: graded, module: 'moon' },
    ])
    const inGradebook = await findLearnerRow(instructor, learner.id)
    expect(inGradebook?.cells.map(({ module, submitted }) => ({ module, submitted }))).toContainEqual({
      module: 'moon',
      submitted: 1,
    })
  })

  test('keeps its due dates and extra attempts, of two dates that of its new name', async () => {
    const instructor = await anInstructor()
    const { cohortId } = await db().enrolment.findUniqueOrThrow({ where: { personId: learner.id } })
    const [first, second] = [new Date('2026-12-01T12:00:00Z'), new Date('2026-12-08T12:00:00Z')]
    await db().dueDate.create({ data: { cohortId, module: 'tides', dueAt: first } })
    await db().learnerDueDate.create({ data: { personId: learner.id, module: 'tides', dueAt: first } })
    await db().learnerDueDate.create({ data: { personId: learner.id, module: 'moon', dueAt: second } })
    const given = { personId: learner.id, attempts: 1, reason: 'A power cut', byId: instructor.id, at: first }
    await db().extraAttempt.create({ data: { ...given, module: 'tides' } })
    await adoptFormerModules(use(renamed('formerly: { moon: [tides] }')))
    expect(await db().dueDate.findMany()).toEqual([{ cohortId, module: 'moon', dueAt: first }])
    expect(await db().learnerDueDate.findMany()).toEqual([{ personId: learner.id, module: 'moon', dueAt: second }])
    expect(await db().extraAttempt.findMany({ select: { module: true, attempts: true } })).toEqual([
      { module: 'moon', attempts: 1 },
    ])
  })

  test('leads to the attempt that was open, and starts no second one', async () => {
    await adoptFormerModules(use(renamed('formerly: { moon: [tides] }')))
    expect(await startAttempt('moon', learner)).toEqual({ ok: true, value: { id: open } })
    expect(await submitAttempt(open, learner)).toMatchObject({ ok: true })
  })

  test('is not moved a second time', async () => {
    const course = use(renamed('formerly: { moon: [tides] }'))
    await adoptFormerModules(course)
    const [once] = await listProgress(learner)
    expect(await adoptFormerModules(course)).toEqual([])
    expect((await listProgress(learner))[0]).toEqual(once)
  })

  test('gets everything back if it gets its former name back', async () => {
    const [before] = await listProgress(learner)
    await adoptFormerModules(use(renamed('formerly: { moon: [tides] }')))
    const back = use(aCourseFolder(['course.yaml', 'modules:', 'formerly: { tides: [moon] }\nmodules:']))
    expect(await adoptFormerModules(back)).toEqual(['moon'])
    expect((await listProgress(learner))[0]).toEqual(before)
  })

  test('keeps the later bookmark, the earlier reading and every attempt of somebody who has begun it under both names', async () => {
    const [early, late] = [new Date('2026-01-01T00:00:00Z'), new Date('2100-01-01T00:00:00Z')]
    const both = use(renamed(''))
    const second = await startAttempt('moon', learner)
    if (!second.ok) throw new Error(second.error)
    await db().lessonProgress.create({
      data: { personId: learner.id, module: 'moon', passage: 'twice-a-day', readAt: null, updatedAt: late },
    })
    await db().lessonProgress.updateMany({ where: { module: 'tides' }, data: { readAt: early } })
    const course = { ...both, course: { ...both.course, formerly: { moon: ['tides'] } } }
    expect(await adoptFormerModules(course)).toEqual(['tides'])
    const [after] = await listProgress(learner)
    expect(after).toMatchObject({ module: 'moon', passage: 'twice-a-day', readAt: early, attempts: 1 })
    for (const id of [open, second.value.id])
      expect(await findAttempt(id, learner)).toMatchObject({ status: 'open', module: 'moon' })
    expect(await startAttempt('moon', learner)).toEqual({ ok: true, value: { id: second.value.id } })
    expect(await submitAttempt(open, learner)).toMatchObject({ ok: true })
  })

  test('is refused at the start while the course does not say so, with its results and what to write', async () => {
    const course = use(renamed(''))
    const [stray, ...others] = await listStrayResults(course)
    expect(others).toEqual([])
    expect(stray).toEqual({
      module: 'tides',
      attempts: 2,
      lessons: 1,
      reviews: expect.any(Number),
      renamedTo: 'moon',
      hasFolder: false,
    })
    const refused = requireResultsTaught(course)
    await expect(refused).rejects.toThrow('formerly: { moon: [tides] }')
    await expect(refused).rejects.toThrow(
      /tides: 2 attempts, 1 lesson begun, \d questions? to review; "moon" has its questions now/,
    )
    expect((await db().attempt.findMany({ where: { module: 'tides' } })).length).toBe(2)
  })

  test('is refused as well if it is only left out of the list, since its folder is there', async () => {
    const course = use(
      aCourseFolder(
        ['course.yaml', 'modules: [tides, shore]', 'modules: [shore]'],
        ['home.mdx', /<Claim[^>]*>(.*)<\/Claim>/, 'The Moon pulls.'],
        ['shore/lesson.mdx', /The \[lesson on the Moon\].*/, ''],
      ),
    )
    await expect(requireResultsTaught(course)).rejects.toThrow('tides: 2 attempts, 1 lesson begun')
    await expect(requireResultsTaught(course)).rejects.toThrow('its folder is there, but not in `modules`')
  })

  test('is mentioned, and nothing is refused, if neither its folder nor its questions are there', async () => {
    await db().attempt.updateMany({ where: { module: 'tides' }, data: { module: 'stars' } })
    await db().lessonProgress.deleteMany()
    await db().review.deleteMany()
    await db().questionVersion.updateMany({ data: { module: 'stars', questionId: 'gone' } })
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    await requireResultsTaught(loadCourse())
    expect(said.mock.calls.flat().join()).toMatch(/stars: 2 attempts, .*retired: \[stars\]/s)
  })

  test('may be gone on purpose, if ids.yaml says that it is retired', async () => {
    const dir = renamed('')
    writeFileSync(join(dir, 'ids.yaml'), 'retired: [tides]\n')
    expect(await listStrayResults(use(dir))).toEqual([])
    await expect(requireResultsTaught(loadCourse())).resolves.toBeUndefined()
  })
})

test('a course without results for anything else starts without a word', async () => {
  expect(explainStrayResults(await listStrayResults(loadCourse()))).toBeNull()
})

test('every table that names a module is looked at when a module is renamed', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const models = [...schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)].filter(([, , fields]) => /^\s+module\s/m.test(fields ?? ''))
  const code = readFileSync('server/former-modules.ts', 'utf8')
  expect(models.length).toBeGreaterThan(3)
  for (const [, name = ''] of models) {
    const client = name.charAt(0).toLowerCase() + name.slice(1)
    const moved = `tx.${client}.updateMany({ where: { module: former }, data: { module: now`
    // Worked out anew from what has moved.
    const removed = `tx.${client}.deleteMany({ where: { module: former } })`
    expect(code.includes(moved) || code.includes(removed), name).toBe(true)
  }
})

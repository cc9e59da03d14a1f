import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, vi } from 'vitest'
import { submitAttempt } from '@/server/attempts'
import { proposeChanges } from '@/server/change-proposals'
import { countQuizzes } from '@/server/class-figures'
import { dryRun } from '@/server/corrections'
import { db, type Sql, sql } from '@/server/database/client'
import { countExported, exportResponses } from '@/server/exports'
import { notifyOfFacts } from '@/server/fact-notices'
import { countClass, learnerQuery, listLearners } from '@/server/gradebook'
import { listIdeas } from '@/server/ideas'
import { listItemResponses } from '@/server/item-responses'
import { analyseQuiz } from '@/server/items'
import { countRead } from '@/server/notices'
import { listHappenings } from '@/server/today'
import { anInstructor, anOpenAttempt, anotherInstructor } from '@/tests/support/acting'
import { otherKey, proposed, serveCourse } from '@/tests/support/changed-course'
import { aQuickLearner } from '@/tests/support/class'
import { eachTestHasADatabase } from '@/tests/support/database'
import { onSqlite as test } from '@/tests/support/postgres'

eachTestHasADatabase()

// The tables that grow with the class. Cohorts are few, the tallies grow with cohorts and questions, and "m" is the list of modules in the statement itself.
const growing = 'Person|Enrolment|ModuleStanding|Attempt|Answer|QuestionVersion|CorrectionNotice|a|e|p|s|r|b|v|n'

/** Runs `act`, and returns how the database went about each raw statement of it: the lines of its plan. */
async function plansOf(act: () => Promise<unknown>): Promise<string[]> {
  const client = db()
  const asked: Sql[] = []
  const { $queryRaw, $executeRaw } = client
  const note = (strings: TemplateStringsArray | Sql, values: unknown[]) =>
    asked.push(
      'sql' in strings ? strings : sql(strings, ...(values as Parameters<typeof sql> extends [unknown, ...infer V] ? V : [])),
    )
  const spies = [
    vi.spyOn(client, '$queryRaw').mockImplementation((strings, ...values) => {
      note(strings as TemplateStringsArray, values)
      return $queryRaw.call(client, strings, ...values)
    }),
    vi.spyOn(client, '$executeRaw').mockImplementation((strings, ...values) => {
      note(strings as TemplateStringsArray, values)
      return $executeRaw.call(client, strings, ...values)
    }),
  ]
  await act()
  for (const spy of spies) spy.mockRestore()
  const lines: string[] = []
  for (const each of asked) {
    const plan = await client.$queryRaw<{ detail: string }[]>`EXPLAIN QUERY PLAN ${each}`
    lines.push(...plan.map(({ detail }) => detail))
  }
  return lines
}

// A walk along an index in its order stops at the end of the page, so that only a scan of the table itself, or of an index in any
// order, looks at everything.
const scansOf = (plan: string[]) => plan.filter((line) => new RegExp(`^SCAN (${growing})\\b`).test(line))

beforeEach(async () => {
  const ada = await aQuickLearner('Ada')
  await submitAttempt((await anOpenAttempt(ada)).id, ada)
})

const query = (over: Record<string, string | undefined>) => learnerQuery.parse(over)

test('this test sees a scan where there is one', async () => {
  expect(scansOf(await plansOf(() => db().$queryRaw`SELECT COUNT(*) FROM "Attempt" a WHERE a."earned" > 1`))).toHaveLength(1)
})

test.each([
  ['administrator', anInstructor],
  ['instructor of own cohorts', async () => (await anInstructor()) && anotherInstructor()],
])('no hot query for an %s scans a table that grows', async (_, make) => {
  const instructor = await make()
  const all = [
    {},
    { only: 'help' },
    { only: 'safety' },
    { sort: 'active' },
    { sort: 'newest' },
    { sort: 'name' },
    { cohort: 'everyone' },
  ]
  for (const over of all) expect(scansOf(await plansOf(() => listLearners(instructor, query(over))))).toEqual([])
  expect(scansOf(await plansOf(() => countClass(instructor)))).toEqual([])
  expect(scansOf(await plansOf(() => listHappenings(instructor)))).toEqual([])
  expect(scansOf(await plansOf(() => listItemResponses(instructor, [1])))).toEqual([])
  expect(scansOf(await plansOf(() => analyseQuiz(instructor, 'tides')))).toEqual([])
  expect(scansOf(await plansOf(() => listIdeas(instructor)))).toEqual([])
  expect(scansOf(await plansOf(() => countQuizzes(instructor)))).toEqual([])
  expect(scansOf(await plansOf(() => countExported(instructor, 'everyone')))).toEqual([])
  const drain = async () => {
    for await (const piece of exportResponses(instructor, 'everyone')) expect(piece).not.toBe('')
  }
  expect(scansOf(await plansOf(drain))).toEqual([])
})

test.each([
  ['administrator', async () => anInstructor()],
  ['instructor of own cohorts', async () => (await anInstructor()) && anotherInstructor()],
])('no query about corrections for an %s scans a table that grows', async (_, make) => {
  const instructor = await make()
  expect(scansOf(await plansOf(() => proposeChanges()))).toEqual([])
  serveCourse(otherKey)
  const { id } = await proposed(instructor, 'how-many')
  const tried = () => dryRun(instructor, id, { policy: 'full-credit', mapping: {} })
  expect(await tried()).toMatchObject({ ok: true })
  expect(scansOf(await plansOf(tried))).toEqual([])
  for (const of of ['correction', 'fact'] as const) {
    expect(scansOf(await plansOf(() => countRead(instructor, of, [1, 2])))).toEqual([])
  }
  const fact = { claimId: 'T1', said: 'This', isNow: 'That', source: '[]', modules: '["tides"]', state: 'corrected' }
  await db().factChange.create({ data: { ...fact, proposedAt: new Date() } })
  expect(scansOf(await plansOf(notifyOfFacts))).toEqual([])
})

test('no list counts related rows by a condition beside its own: Prisma would count those of everybody', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!generated.*)\.ts$/.test(name))
  expect(files.length).toBeGreaterThan(50)
  const counting = files.filter((name) =>
    /_count:\s*\{\s*select:\s*\{\s*\w+:\s*\{/.test(readFileSync(join('server', name), 'utf8')),
  )
  expect(counting).toEqual([])
})

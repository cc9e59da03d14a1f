import { describe, expect, test } from 'vitest'
import { signUpForm } from '@/core/people'
import { saveAnswer } from '@/server/answers'
import { findAttempt, submitAttempt } from '@/server/attempts'
import { setArchived, setDueDates } from '@/server/cohorts'
import { db } from '@/server/database/client'
import { countClass, findLearnerRow, learnerQuery, listLearners } from '@/server/gradebook'
import { findLearnerAttempt, listLearnerAttempts, listReadings } from '@/server/learners'
import { listOverrides, overrideGrade, reverseOverride } from '@/server/overrides'
import { listProgress, markLessonRead } from '@/server/progress'
import { anInstructor, anOpenAttempt, anotherInstructor, answerAll } from '@/tests/support/acting'
import { aCohort, aQuickLearner } from '@/tests/support/class'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const now = new Date('2026-11-25T12:00:00Z')
const ago = (days: number, more = 0) => new Date(now.getTime() - days * 86_400_000 - more)
const query = (over: Record<string, string | undefined> = {}) => learnerQuery.parse(over)
type Learner = Awaited<ReturnType<typeof aQuickLearner>>

async function take(learner: Learner, at: Date, { module = 'tides', except = [] as number[] | 'all' } = {}): Promise<string> {
  const attempt = await anOpenAttempt(learner, module, at)
  if (except !== 'all') await answerAll(attempt, learner, { except })
  await submitAttempt(attempt.id, learner, at)
  return attempt.id
}

const names = async (over: Record<string, string | undefined> = {}, instructor?: Awaited<ReturnType<typeof anInstructor>>) =>
  (await listLearners(instructor ?? (await anInstructor()), query(over), { now })).rows.map(({ person }) => person.name)

test('an administrator sees all learners page by page, and no instructors among them', async () => {
  const instructor = await anInstructor()
  for (let i = 1; i <= 52; i++) await aQuickLearner(`Learner ${String(i).padStart(2, '0')}`)
  const first = await listLearners(instructor, query({ sort: 'name' }))
  const last = await listLearners(instructor, query({ sort: 'name', page: '99' }))
  expect(first).toMatchObject({ total: 52, page: 1, pages: 2 })
  expect(first.rows.map(({ person }) => person.name).slice(0, 2)).toEqual(['Learner 01', 'Learner 02'])
  expect(last).toMatchObject({ page: 2, rows: [{ person: { name: 'Learner 51' } }, { person: { name: 'Learner 52' } }] })
})

test.each([
  ['zoë', ['Zoë O’Neill']],
  ['ZOË', ['Zoë O’Neill']],
  ['@example.org', ['Bob', 'Zoë O’Neill']],
  ["' OR 1=1", []],
  ['%', ['Zoë O’Neill']],
  ['_', []],
])('a search for %s finds names and e-mail addresses in any case, and nothing else', async (search, found) => {
  await aQuickLearner('Zoë O’Neill')
  await aQuickLearner('Bob')
  expect(await names({ search, sort: 'name' })).toEqual(found)
})

test.each([
  ['émi', ['Émile']],
  ['zoe', ['Zoë O’Neill']],
  ['ZOË O’', ['Zoë O’Neill']],
  ["O'neill", ['Zoë O’Neill']],
  ['oneill', []],
  ['zo\u0308e', ['Zoë O’Neill']],
  ['łukasz', ['Lukasz_W', 'Łukasz']],
  ['LUKASZ', ['Lukasz_W', 'Łukasz']],
  ['ırmak', ['Irmak 100%']],
  ['İRMAK', ['Irmak 100%']],
  ['ber ٢', ['Number 2']],
  ['\u200fnumber\u200b', ['Number 2']],
  ['_', ['Lukasz_W']],
  ['z_w', ['Lukasz_W']],
  ['l_kasz', []],
  ['%', ['Irmak 100%']],
  ['i%k', []],
  ['\\', []],
  ['ada', []],
  ['EXAMPLE.org', ['Émile', 'Irmak 100%', 'Lukasz_W', 'Łukasz', 'Number 2', 'Zoë O’Neill']],
  ['почта', ['Zoë O’Neill']],
  ['xn--80a1', ['Zoë O’Neill']],
])('a search for %j finds every form of a letter, and % and _ only as themselves', async (search, names) => {
  const instructor = await anInstructor()
  for (const name of ['Émile', 'Łukasz', 'Lukasz_W', 'Irmak 100%', 'Number 2']) {
    await aQuickLearner(name, { email: `${name.length}${name.codePointAt(0)}@example.org` })
  }
  await aQuickLearner('Zoë O’Neill', { email: signUpForm.shape.email.parse('z@почта.example.org') })
  const { rows, total } = await listLearners(instructor, query({ search }))
  const found = rows.map(({ person }) => person.name)
  expect([...found].sort()).toEqual([...names].sort())
  expect(total).toBe(names.length)
})

test.each<[what: string, search: unknown]>([
  ['250 letters', 'a'.repeat(250)],
  ['500,000 letters', 'a'.repeat(500_000)],
  ['a zero-width space', '\u200b'],
  ['an accent alone', '\u0301'],
  ['two searches', ['a', 'b']],
  ['a number', 7],
])('a search for %s shows nobody, not everybody', async (_, search) => {
  const instructor = await anInstructor()
  await aQuickLearner('Ada')
  const asked = learnerQuery.parse({ search })
  expect(await listLearners(instructor, asked)).toMatchObject({ total: 0, rows: [] })
  expect(await listLearners(instructor, learnerQuery.parse({ search: ' ' }))).toMatchObject({ total: 1 })
})

test('learners are sorted by name whatever accents, letters and capitals it has, also over the border of a page', async () => {
  const instructor = await anInstructor()
  const inOrder = [
    'ada',
    'Ásta',
    'Ben',
    'Çelik',
    'Dana',
    'Đặng',
    'Émile',
    'Eva',
    'İpek',
    'Irmak',
    'Jo',
    'Łukasz',
    'lulu',
    'Óscar',
    'Øystein',
  ]
  const others = Array.from({ length: 40 }, (_, i) => `Z ${String(i).padStart(2, '0')}`)
  for (const name of [...inOrder, ...others].reverse()) await aQuickLearner(name)
  const pages = [1, 2].map((page) => listLearners(instructor, query({ sort: 'name', page: String(page) })))
  expect((await Promise.all(pages)).flatMap(({ rows }) => rows.map(({ person }) => person.name))).toEqual([...inOrder, ...others])
})

test.each([{ page: '-1' }, { page: 'x' }, { sort: 'drop' }, { only: 'drop' }, { cohort: 'a'.repeat(500) }])(
  'an invalid gradebook query (%o) is replaced by the default',
  async (given) => {
    await aQuickLearner('Ada')
    expect(await names(given)).toEqual(['Ada'])
  },
)

describe('the rules for help', () => {
  test('say the same in the filter of the database as in words, for learners of every sort', async () => {
    const inge = await anInstructor()
    const id = await aCohort(inge)
    await setDueDates(inge, id, new Map([['shore', '2026-11-20T12:00']]))
    const at = { cohortId: id, joinedAt: ago(40) }
    const make = (name: string, over = {}) => aQuickLearner(name, { ...at, ...over })
    await make('New', { cohortId: 'everyone', joinedAt: ago(2) })
    await make('Never', { cohortId: 'everyone' })
    await take(await make('Stuck', { cohortId: 'everyone' }), ago(3), { except: 'all' })
    const stuck = await db().person.findFirstOrThrow({ where: { name: 'Stuck' } })
    await take({ ...(await make('Passed', { cohortId: 'everyone' })) }, ago(1))
    await anOpenAttempt(await make('Open', { cohortId: 'everyone' }), 'tides', ago(9))
    await make('Overdue', { joinedAt: ago(1) })
    const done = await make('Done')
    await take(done, ago(30))
    await take(done, ago(30), { module: 'shore' })
    const rows = (await listLearners(inge, query(), { now })).rows
    const byRule = rows.filter(({ reasons }) => reasons.length > 0).map(({ person }) => person.name)
    const byFilter = await names({ only: 'help' }, inge)
    expect(byFilter).toEqual(byRule)
    expect([...byFilter].sort()).toEqual(['Never', 'Open', 'Overdue', 'Stuck'])
    expect(await countClass(inge, '', now)).toMatchObject({ learners: 7, passedAll: 1, tried: 1, needHelp: 4, neverBegan: 3 })
    expect(rows.find(({ person }) => person.id === stuck.id)?.reasons).toMatchObject([{ kind: 'safety' }])
    await setArchived(inge, id, true)
    expect((await names({ only: 'help' }, inge)).sort()).toEqual(['Never', 'Open', 'Stuck'])
    expect(await names({ only: 'help', cohort: id }, inge)).toEqual([])
    expect((await names({ cohort: id }, inge)).sort()).toEqual(['Done', 'Overdue'])
  })

  test('put those first who have most trouble, and among equals those who were active last', async () => {
    const [a, b, c] = [await aQuickLearner('One miss, old'), await aQuickLearner('Stuck'), await aQuickLearner('One miss, new')]
    await take(a, ago(9), { except: 'all' })
    await take(b, ago(12), { except: 'all' })
    await take(b, ago(11), { except: 'all' })
    await take(c, ago(2), { except: 'all' })
    await aQuickLearner('Fine', { joinedAt: ago(1) })
    const inge = await anInstructor()
    expect(await names({}, inge)).toEqual(['Stuck', 'One miss, new', 'One miss, old', 'Fine'])
    expect(await names({ only: 'not-passed' }, inge)).toHaveLength(3)
    expect(await names({ only: 'safety' }, inge)).toHaveLength(3)
    expect(await names({ only: 'never-began' }, inge)).toEqual(['Fine'])
  })
})

describe('a cell of the gradebook', () => {
  test('says what was read and tried, what a failed quiz lacked, and that a grade is late', async () => {
    const inge = await anInstructor()
    const cohortId = await aCohort(inge)
    await setDueDates(inge, cohortId, new Map([['tides', '2026-11-20T12:00']]))
    const ada = await aQuickLearner('Ada', { cohortId })
    const first = async () => (await findLearnerRow(inge, ada.id, now))?.cells[0]
    expect(await first()).toMatchObject({ submitted: 0, best: null, isPassed: false, isReading: false, readAt: null })
    await markLessonRead('tides', ada, ago(4))
    await take(ada, ago(3), { except: 'all' })
    expect(await first()).toMatchObject({
      readAt: ago(4),
      submitted: 1,
      isPassed: false,
      best: { why: ['points', 'safety'] },
      isLate: false,
    })
    await take(ada, ago(2))
    expect(await first()).toMatchObject({ submitted: 2, isPassed: true, best: { why: [], earned: 8 }, isLate: true })
  })
})

describe('an instructor who is no administrator', () => {
  test('sees nothing of learners in cohorts of others', async () => {
    const [inge, ines] = [await anInstructor(), await anotherInstructor()]
    const [mine, other] = [await aCohort(ines, 'Mine'), await aCohort(inge, 'Other')]
    const [ada, bob] = [await aQuickLearner('Ada', { cohortId: mine }), await aQuickLearner('Bob', { cohortId: other })]
    const [hers, his] = [await take(ada, ago(2)), await take(bob, ago(2))]
    await markLessonRead('tides', bob)
    expect(await names({}, ines)).toEqual(['Ada'])
    expect(await names({ cohort: other }, ines)).toEqual([])
    expect(await countClass(ines, '', now)).toMatchObject({ learners: 1 })
    expect(await findLearnerRow(ines, ada.id)).not.toBeNull()
    expect(await findLearnerAttempt(ines, hers)).not.toBeNull()
    expect(await findLearnerRow(ines, bob.id)).toBeNull()
    expect(await listLearnerAttempts(ines, bob.id)).toBeNull()
    expect(await listReadings(ines, bob.id)).toEqual([])
    expect(await findLearnerAttempt(ines, his)).toBeNull()
    expect(await listOverrides(ines, his)).toEqual([])
    const change = { earned: 8, isPassed: true, reason: 'x' }
    expect(await overrideGrade(ines, his, change)).toEqual({ ok: false, error: 'not-found' })
    expect(await reverseOverride(ines, his, 'x')).toEqual({ ok: false, error: 'not-found' })
  })
})

test('an instructor sees each answer of a graded attempt without its confidence, and nothing of an open one but its start', async () => {
  const inge = await anInstructor()
  const ada = await aQuickLearner('Ada')
  const attempt = await anOpenAttempt(ada)
  await answerAll(attempt, ada, { except: [1] })
  await saveAnswer(attempt.id, 1, { answer: null, confidence: 'certain', isFlagged: false, revision: 1 }, ada)
  expect(await findLearnerAttempt(inge, attempt.id)).toBeNull()
  expect((await listLearnerAttempts(inge, ada.id))?.rows).toEqual([
    { id: attempt.id, module: 'tides', status: 'open', startedAt: expect.any(Date), answered: 7 },
  ])
  await submitAttempt(attempt.id, ada)
  const seen = await findLearnerAttempt(inge, attempt.id)
  expect(seen).toMatchObject({ learner: { name: 'Ada' }, overrides: [] })
  expect(seen?.attempt.questions).toHaveLength(8)
  expect(seen?.attempt.questions.every(({ confidence }) => confidence === null)).toBe(true)
})

describe('an override', () => {
  async function aFailed() {
    const [inge, ada] = [await anInstructor(), await aQuickLearner('Ada')]
    return { inge, ada, id: await take(ada, ago(2), { except: 'all' }) }
  }
  const change = { earned: 7, isPassed: true, reason: 'Explained everything orally.' }

  test('changes the grade for everybody, says who, when and why, and leaves the marks', async () => {
    const { inge, ada, id } = await aFailed()
    expect(await overrideGrade(inge, id, change, now)).toEqual({ ok: true, value: { earned: 7, possible: 8, isPassed: true } })
    expect((await listProgress(ada))[0]).toMatchObject({ isPassed: true, grade: { earned: 7 } })
    expect(await findAttempt(id, ada)).toMatchObject({ grade: { earned: 7, isPassed: true } })
    expect((await findLearnerRow(inge, ada.id, now))?.cells[0]).toMatchObject({
      isPassed: true,
      best: { earned: 7, isOverridden: true },
    })
    expect(await listOverrides(ada, id)).toEqual([
      {
        ...{
          isReversal: false,
          before: { earned: 0, possible: 8, isPassed: false },
          after: { earned: 7, possible: 8, isPassed: true },
        },
        ...{ reason: change.reason, byName: 'Inge', at: now },
      },
    ])
    expect(await db().answer.count({ where: { attemptId: id, mark: 0 } })).toBe(8)
  })

  test('is reversed to the grade before, however often it was changed, and the log keeps everything', async () => {
    const { inge, ada, id } = await aFailed()
    await overrideGrade(inge, id, change)
    await overrideGrade(inge, id, { ...change, earned: 3, isPassed: false })
    expect(await reverseOverride(inge, id, 'A mistake.')).toEqual({
      ok: true,
      value: { earned: 0, possible: 8, isPassed: false },
    })
    expect(await reverseOverride(inge, id, 'Again.')).toEqual({ ok: false, error: 'not-overridden' })
    expect((await listOverrides(ada, id)).map(({ isReversal }) => isReversal)).toEqual([false, false, true])
    expect(await db().attempt.findFirst()).toMatchObject({ earned: 0, isPassed: false, overrideId: null })
    expect(await db().enrolment.findFirst()).toMatchObject({ passed: 0, notPassed: 1 })
  })

  test('is refused beyond the points that are possible, for an open attempt and for a preview', async () => {
    const { inge, ada, id } = await aFailed()
    expect(await overrideGrade(inge, id, { ...change, earned: 9 })).toEqual({ ok: false, error: 'points-invalid' })
    const open = await anOpenAttempt(ada)
    expect(await overrideGrade(inge, open.id, change)).toEqual({ ok: false, error: 'not-found' })
    const preview = await anOpenAttempt(inge)
    await submitAttempt(preview.id, inge)
    expect(await overrideGrade(inge, preview.id, change)).toEqual({ ok: false, error: 'not-found' })
    expect(await db().override.count()).toBe(0)
  })

  test('of somebody else’s attempt is not shown to a learner', async () => {
    const { inge, id } = await aFailed()
    await overrideGrade(inge, id, change)
    expect(await listOverrides(await aQuickLearner('Eve'), id)).toEqual([])
  })
})

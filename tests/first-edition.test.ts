/**
 * What the first edition left behind goes on working: its database, its browsers' unsent answers, its cookies, its forms.
 *
 * The files in fixtures/first-edition are never edited and never made again; a test that fails means that people would lose
 * something. Where code moves, only the section between the two lines below is adapted.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
// ---- The product as it is today: adapt this section, and nothing below it. ----
import { readCarried } from '@/app/(learn)/attempts/[id]/_quiz/carried'
import { save as saveSchema } from '@/core/attempt'
import { explain } from '@/core/explained'
import { grade as gradeOf } from '@/core/grade'
import { mark, question as questionSchema } from '@/core/question'
import { saveAnswer as saveInSession } from '@/server/answers'
import { findAttempt, listAttempts as listPage, startAttempt, submitAttempt } from '@/server/attempts'
import { closeDb, db } from '@/server/database/client'
import { unknownBrowser } from '@/server/known-browsers'
import { isLinkValid, redeemInstructorLink } from '@/server/links'
import { listProgress } from '@/server/progress'
import { hashOf, loadVersions, storeVersions } from '@/server/question-versions'
import { answerReview, countDue, findNextDue, listDueQuestions } from '@/server/reviews'
import { formerSessionCookieName as sessionCookieName } from '@/server/session-cookies'
import { findViewerByCookie, readSession as readWholeSession } from '@/server/sessions'
import { signIn as signInFrom, signUp } from '@/server/sign-in'
import { migrated as migrate } from '@/tests/support/migrated'

// Any course with this module and its questions' objectives; that of the first edition need not be there.
const courseDir = 'tests/fixtures/tiny-course'
const taught = 'tides'

// A session ends 14 days after it was signed, and the cookies made for a hundred years were signed together with the others. A test
// that has a clock of its own keeps it.
const clock = () => (vi.isFakeTimers() ? new Date() : new Date('2026-11-27T00:00:00Z'))
const findLearner = (cookie: string | undefined) => findViewerByCookie(cookie, clock())

/** The instructor whom a cookie names; null for a learner. */
async function findInstructor(cookie: string) {
  const viewer = await findLearner(cookie)
  return viewer?.role === 'instructor' ? viewer : null
}

const listAttempts = async (learner: Learner) => (await listPage(learner)).rows

/** The session of a cookie, by what the first edition knew of it. */
async function readSession(cookie: string | undefined) {
  const found = await readWholeSession(cookie, clock())
  return found && ({ id: found.id, sessionVersion: found.sessionVersion } as typeof found)
}
const saveAnswer = (...[id, position, save, session]: Parameters<typeof saveInSession>) =>
  saveInSession(id, position, save, { ...session, sessionId: '' })
const signIn = (form: { email: string; password: string }, network: string) =>
  signInFrom(form, { network, browser: unknownBrowser })

/** How many rows a table of the first edition has by now. */
async function countRows(table: string): Promise<number> {
  const [row] = await db().$queryRawUnsafe<{ n: number | bigint }[]>(`SELECT COUNT(*) AS n FROM "${table}"`)
  return Number(row?.n)
}

/** The answers of an attempt as they are stored, in their order, each with its question. */
async function listStored(attemptId: string) {
  const rows = await db().answer.findMany({ where: { attemptId }, orderBy: { position: 'asc' } })
  const questions = await loadVersions(rows.map(({ questionVersionId }) => questionVersionId))
  return rows.map(({ position, value, confidence, mark: given, questionVersionId }) => ({
    position,
    answer: value === null ? null : JSON.parse(value),
    confidence: confidence as Confidence,
    mark: given,
    question: questions.get(questionVersionId) as Question,
  }))
}

/** What is stored for review, in a fixed order. */
const listReviews = () => db().review.findMany({ orderBy: [{ personId: 'asc' }, { dueAt: 'asc' }, { questionId: 'asc' }] })

/** Every question version as it is stored. */
const listVersions = () => db().questionVersion.findMany({ orderBy: { id: 'asc' } })
// ---- The end of the section. ----

type Question = ReturnType<typeof questionSchema.parse>
type Learner = NonNullable<Awaited<ReturnType<typeof findLearner>>>
type Confidence = Parameters<typeof explain>[3]
type Detail = ReturnType<typeof explain>['detail']
type Draft = { answer: unknown; confidence: Confidence; isFlagged: boolean }
type OpenQuestion = Draft & { position: number; shown: Parameters<typeof readCarried>[1]['shown']; revision: number }
type Open = { id: string; owner: string; module: string; isPreview: boolean; passPercent: number; questions: OpenQuestion[] }
type Grade = { earned: number; possible: number; isPassed: boolean }
type Marked = { position: number; hash: string; answer: unknown; mark: number; confidence: Confidence; facts: unknown }
type Graded = Omit<Open, 'questions'> & { submittedAt: string; grade: Grade; withheld: number[]; questions: Marked[] }
type Review = { personId: string; module: string; questionId: string; isCertainButWrong: boolean; dueAt: string }
type Stored = { draft: Draft; kept: Draft & { revision: number }; unheard: Draft[] }
type Recorded = {
  what: string
  who: string | null
  request: { path: string; body: string | null }
  response: { location: string | null; body: unknown }
}

const folder = 'tests/fixtures/first-edition'
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
const session = read<{
  secret: string
  password: string
  cookieNames: { http: string; https: string }
  instructorLinks: { used: string; unused: string; madeAt: string }
  asIssued: { person: string; inBrowser: { value: string; expires: number } }
  sessions: { person: string; name: string; email: string; role: string; sessionVersion: number; cookie: string }[]
}>('session.json')
const questions = read<{ module: string; file: string; hash: string; raw: { id: string; kind: string } }[]>('questions.json')
const open = read<{ attempts: Open[]; onceSentAndSubmitted: { id: string; grade: Grade; marks: number[] }[] }>(
  'open-attempts.json',
)
const graded = read<{
  rowCounts: Record<string, number>
  attempts: Graded[]
  reviews: Review[]
  due: { at: string; sittings: { person: string; module: string; count: number; sitting: string[] }[] }
}>('graded-attempts.json')
const storage = read<{ indexedDB: { name: string; stores: { name: string; entries: { key: string; value: Stored }[] }[] }[] }>(
  'browser-storage.json',
)
const wire = read<{ requests: Recorded[]; unsent: { path: string; body: string }[] }>('wire.json')
const dueAt = new Date(graded.due.at)

const kept = (storage.indexedDB[0]?.stores[0]?.entries ?? []).map(({ key, value }) => {
  const [, id = '', position = ''] = key.split('/')
  return { id, position: Number(position), ...value }
})

async function learnerOf(person: string): Promise<Learner> {
  const cookie = session.sessions.find((each) => each.person === person)?.cookie
  const learner = await findLearner(cookie)
  if (!learner) throw new Error(`The session of ${person} is not accepted.`)
  return learner
}

/** What is told of an answer, without the words of the explanations. */
function factsOf(detail: Detail) {
  if ('options' in detail) {
    return {
      options: detail.options.map(({ text, isChosen, isKey, misconception }) => ({ text, isChosen, isKey, misconception })),
    }
  }
  if ('parts' in detail) {
    const facts = ({ text, given, right, isRight, misconception }: (typeof detail.parts)[number]) => ({
      text,
      given,
      right,
      isRight,
      misconception,
    })
    return { parts: detail.parts.map(facts) }
  }
  if ('items' in detail) {
    return { items: detail.items.map(({ text, place, rightPlace, isInOrder }) => ({ text, place, rightPlace, isInOrder })) }
  }
  const { typed, right, isRight, mistake } = detail.text
  return { text: { typed, right, isRight, mistake } }
}

const scratch = mkdtempSync(join(tmpdir(), 'first-edition-'))
const migrated = join(scratch, 'migrated.db')
let copies = 0

beforeAll(async () => {
  copyFileSync(join(folder, 'course.db'), migrated)
  await migrate(`file:${migrated}`, join(scratch, 'backups'))
})

beforeEach(() => {
  copies += 1
  const file = join(scratch, `${copies}.db`)
  copyFileSync(migrated, file)
  const settings = { DATABASE_URL: `file:${file}`, COURSE_DIR: courseDir, NEXTAUTH_SECRET: session.secret, NEXTAUTH_URL: '' }
  Object.assign(process.env, settings)
})

afterEach(async () => {
  vi.useRealTimers()
  await closeDb()
})

afterAll(() => rmSync(scratch, { recursive: true }))

describe('its database', () => {
  test('loses no row when it is brought up to date', async () => {
    const { _prisma_migrations: migrations, ...tables } = graded.rowCounts
    for (const [table, count] of Object.entries(tables)) expect(await countRows(table), table).toBe(count)
    expect(await countRows('_prisma_migrations')).toBeGreaterThanOrEqual(migrations ?? 0)
  })

  test('holds questions that can still be read, under the hash of what they are now', async () => {
    const versions = await listVersions()
    expect(versions).toHaveLength(graded.rowCounts.QuestionVersion ?? 0)
    const changed = versions.filter(({ hash, body }) => hashOf(questionSchema.parse(JSON.parse(body))) !== hash)
    expect(changed.map(({ questionId }) => questionId)).toEqual([])
  })

  test('is not given a second version of a question that it has', async () => {
    const versions = await listVersions()
    const again = versions.map(({ body }) => questionSchema.parse(JSON.parse(body)))
    expect(await storeVersions('another', again)).toEqual(versions.map(({ id }) => id))
    expect(await countRows('QuestionVersion')).toBe(versions.length)
  })
})

describe('its course', () => {
  test.each([...new Set(questions.map(({ module, file }) => `${module}/${file}`))])('%s has the same hashes', (place) => {
    const here = questions.filter(({ module, file }) => `${module}/${file}` === place)
    const changed = here.filter(({ hash, raw }) => hashOf(questionSchema.parse(raw)) !== hash)
    expect(changed.map(({ raw }) => raw.id)).toEqual([])
  })
})

describe('its people', () => {
  test.each(session.sessions)('$name is who the cookie says', async ({ person, name, email, role, sessionVersion, cookie }) => {
    expect(await readSession(cookie)).toEqual({ id: person, sessionVersion })
    expect(await findLearner(cookie)).toMatchObject({ id: person, name, email, role })
    expect((await findInstructor(cookie)) !== null).toBe(role === 'instructor')
    expect(await findLearner(`${cookie.slice(0, -4)}AAAA`)).toBeNull()
  })

  test('a cookie as it was issued is accepted until its end, and then no more', async () => {
    const { value, expires } = session.asIssued.inBrowser
    vi.useFakeTimers({ toFake: ['Date'], now: (expires - 3600) * 1000 })
    expect(await findLearner(value)).toMatchObject({ id: session.asIssued.person })
    vi.setSystemTime((expires + 3600) * 1000)
    expect(await findLearner(value)).toBeNull()
  })

  test('the cookie has its old names', () => {
    expect(sessionCookieName()).toBe(session.cookieNames.http)
    process.env.NEXTAUTH_URL = 'https://course.example'
    expect(sessionCookieName()).toBe(session.cookieNames.https)
  })

  test.each(session.sessions)('$name signs in with the old password', async ({ person, email }) => {
    const { password } = session
    expect(await signIn({ email, password }, 'test')).toMatchObject({ ok: true, value: { id: person } })
    expect(await signIn({ email, password: `${password}!` }, 'test')).toEqual({ ok: false, error: 'wrong-credentials' })
    const { password: same } = session
    expect(await signUp({ name: 'Another', email, password: same })).toEqual({ ok: false, error: 'email-taken' })
  })

  test('a link for an instructor is good for its day where it was not used', async () => {
    const { used, unused, madeAt } = session.instructorLinks
    const hour = (count: number) => new Date(new Date(madeAt).getTime() + count * 3_600_000)
    expect(await isLinkValid(unused, hour(23))).toBe(true)
    expect(await isLinkValid(unused, hour(25))).toBe(false)
    expect(await isLinkValid(used, hour(1))).toBe(false)
    const form = { name: 'Second', email: 'second@example.org', password: session.password }
    expect(await redeemInstructorLink(unused, form, hour(2))).toMatchObject({ ok: true, value: { role: 'instructor' } })
  })

  test('where they were in a lesson is known', async () => {
    const told = wire.requests.filter(({ request, who }) => request.path === '/api/me' && who !== null)
    const withTides = told.flatMap(({ who, response }) => {
      const found = (response.body as { modules: { module: string }[] }).modules.find(({ module }) => module === taught)
      return found ? [{ who, found }] : []
    })
    expect(withTides).not.toEqual([])
    for (const { who, found } of withTides) {
      const learner = await learnerOf(session.sessions.find(({ email }) => email === who)?.person ?? '')
      const progress = JSON.parse(JSON.stringify(await listProgress(learner))) as { module: string }[]
      expect(progress.find(({ module }) => module === taught)).toMatchObject(found)
    }
  })
})

describe.each(open.attempts)('an open attempt at $module ($id)', (attempt) => {
  test('shows the same questions in the same order, with the same answers saved', async () => {
    const found = await findAttempt(attempt.id, await learnerOf(attempt.owner))
    const { id, module, isPreview, passPercent } = attempt
    expect(found).toMatchObject({ status: 'open', id, module, isPreview, passPercent })
    expect(found?.questions).toEqual(attempt.questions)
  })

  test('takes each saved answer once more, nothing older, and something newer', async () => {
    const cookie = session.sessions.find(({ person }) => person === attempt.owner)?.cookie
    for (const { position, shown: _, ...saved } of attempt.questions) {
      const as = await readSession(cookie)
      if (!as) throw new Error('The session is not accepted.')
      const send = (body: unknown) => saveAnswer(attempt.id, position, saveSchema.parse(JSON.parse(JSON.stringify(body))), as)
      const { revision } = saved
      if (revision > 0) {
        expect(await send(saved)).toEqual({ ok: true, value: { revision } })
        const other = saved.confidence === 'certain' ? 'guessing' : ('certain' as const)
        expect(await send({ ...saved, confidence: other })).toEqual({ ok: false, error: 'stale' })
      }
      expect(await send({ ...saved, revision: revision + 1 })).toEqual({ ok: true, value: { revision: revision + 1 } })
    }
  })

  test('can be submitted, once', async () => {
    const learner = await learnerOf(attempt.owner)
    const stored = await listStored(attempt.id)
    const expected = stored.reduce((sum, { question, answer }) => sum + mark(question, answer) * question.points, 0)
    const given = await submitAttempt(attempt.id, learner)
    expect(given).toMatchObject({ ok: true })
    expect(given.ok && given.value.earned).toBeCloseTo(expected, 9)
    expect(await submitAttempt(attempt.id, learner)).toEqual(given)
    const found = await findAttempt(attempt.id, learner)
    expect(found?.status).toBe('graded')
    expect(found?.questions.map(({ position }) => position)).toEqual(attempt.questions.map(({ position }) => position))
  })
})

describe.each(graded.attempts)('a graded attempt at $module ($id)', (attempt) => {
  test('has the same grade and the same marks', async () => {
    const learner = await learnerOf(attempt.owner)
    const { id, module, isPreview, passPercent, grade, withheld } = attempt
    const told = { status: 'graded', id, module, isPreview, passPercent, grade, submittedAt: new Date(attempt.submittedAt) }
    const found = await findAttempt(id, learner)
    if (found?.status !== 'graded') throw new Error('It is not graded any more.')
    expect(found).toMatchObject({ ...told, withheld })
    expect((await listAttempts(learner)).find((each) => each.id === id)).toMatchObject(told)
    const shown = attempt.questions.filter(({ position }) => !withheld.includes(position))
    const facts = found.questions.map(({ position, mark: given, detail }) => ({ position, mark: given, facts: factsOf(detail) }))
    expect(facts).toEqual(shown.map(({ position, mark: given, facts }) => ({ position, mark: given, facts })))
  })

  test('is marked and explained today as it was then', async () => {
    const stored = await listStored(attempt.id)
    const today = stored.map(({ position, question, answer, confidence, mark: given }) => {
      expect(given).toBeCloseTo(mark(question, answer), 12)
      const told = explain(question, answer, given ?? 0, confidence)
      const { questionId, kind, points, isBlank, isSafety, tally, detail } = told
      const facts = { questionId, kind, points, mark: told.mark, isBlank, isSafety, confidence, tally, facts: factsOf(detail) }
      return { position, hash: hashOf(question), answer, ...facts }
    })
    expect(today).toEqual(attempt.questions)
    const again = gradeOf(
      stored.map(({ question, answer }) => ({ question, mark: mark(question, answer) })),
      attempt.passPercent,
    )
    expect(again.earned).toBeCloseTo(attempt.grade.earned, 12)
    expect({ ...again, earned: attempt.grade.earned }).toEqual(attempt.grade)
  })
})

test('every kind of question was answered rightly, wrongly, and not at all, and in part where that can be', () => {
  type Ending = { kind: string; mark: number; isBlank: boolean }
  const endings = graded.attempts.flatMap((each) => each.questions as unknown as Ending[])
  const found = new Set(
    endings.map(
      ({ kind, mark: given, isBlank }) => `${kind} ${isBlank ? 'blank' : given >= 1 ? 'right' : given > 0 ? 'part' : 'wrong'}`,
    ),
  )
  const whole = ['single-choice', 'true-false', 'numeric', 'short-answer']
  const inParts = ['multiple-response', 'matching', 'ordering', 'cloze']
  const expected = [...whole, ...inParts].flatMap((kind) => ['blank', 'right', 'wrong'].map((ending) => `${kind} ${ending}`))
  expect([...found].sort()).toEqual([...expected, ...inParts.map((kind) => `${kind} part`)].sort())
})

describe('what a browser could not send', () => {
  test('is of several kinds', () => {
    const shown = open.attempts.flatMap(({ id, questions: all }) => all.map((each) => ({ id, ...each })))
    const kinds = kept.map(({ id, position }) => {
      const found = shown.find((each) => each.id === id && each.position === position)
      return found?.shown.kind
    })
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(7)
  })

  test.each(open.onceSentAndSubmitted)('is taken, repeated, and graded ($id)', async ({ id, grade, marks }) => {
    const owner = open.attempts.find((each) => each.id === id)?.owner ?? ''
    const learner = await learnerOf(owner)
    for (const { position, draft, kept: heard, unheard } of kept.filter((each) => each.id === id)) {
      const send = (revision: number, body: unknown = draft) =>
        saveAnswer(id, position, saveSchema.parse(JSON.parse(JSON.stringify({ ...(body as object), revision }))), learner)
      let revision = heard.revision + 1
      const found = open.attempts.find((each) => each.id === id)?.questions.find((each) => each.position === position)
      if (found && found.revision > heard.revision) {
        // The reply to a save was lost: the server has what the browser sent then, and the page goes on from there.
        expect(unheard).toContainEqual({ answer: found.answer, confidence: found.confidence, isFlagged: found.isFlagged })
        expect(await send(revision)).toEqual({ ok: false, error: 'stale' })
        revision = found.revision + 1
      }
      expect(await send(revision)).toEqual({ ok: true, value: { revision } })
      expect(await send(revision)).toEqual({ ok: true, value: { revision } })
      expect(await send(revision, { ...draft, isFlagged: !draft.isFlagged })).toEqual({ ok: false, error: 'stale' })
    }
    expect(await submitAttempt(id, learner)).toEqual({ ok: true, value: grade })
    const stored = await listStored(id)
    expect(stored.map((each) => each.mark)).toEqual(marks)
  })

  test('has the form of the requests that were tried in vain', () => {
    expect(wire.unsent).not.toEqual([])
    for (const { body } of wire.unsent) expect(saveSchema.safeParse(JSON.parse(body))).toMatchObject({ success: true })
  })
})

describe('what a plain form held when the session had ended', () => {
  const forms = wire.requests.filter(({ who, response }) => who === null && response.location?.includes('carry'))
  test.each(forms)('$what is offered again', async ({ request, response }) => {
    const next = new URL(response.location ?? '', 'http://localhost').searchParams.get('next') ?? ''
    const carry = new URL(next, 'http://localhost').searchParams.get('carry')
    const [, , , id, , position] = request.path.split('/')
    const attempt = open.attempts.find((each) => each.id === id)
    const question = attempt?.questions.find((each) => each.position === Number(position))
    if (!question) throw new Error('The attempt is not open.')
    const sent = new URLSearchParams(request.body ?? '')
    const carried = readCarried(carry, { shown: question.shown, answer: null, revision: Number(sent.get('revision')) })
    expect(carried).not.toBeNull()
    // The last form for a question holds what was saved in the end; a list was sent on its way there, too.
    if (Number(sent.get('revision')) + 1 === question.revision) {
      const { answer, confidence, isFlagged } = question
      expect(carried).toEqual({ answer, confidence, isFlagged })
    } else expect([...((carried?.answer ?? []) as string[])].sort()).toEqual([...(question.answer as string[])].sort())
  })
  test('is of every kind', () => expect(new Set(forms.map(({ what }) => what)).size).toBeGreaterThanOrEqual(8))
})

describe('what should come back', () => {
  test('is kept as it was', async () => {
    const rows = JSON.parse(JSON.stringify(await listReviews())) as unknown[]
    expect(rows).toMatchObject(graded.reviews)
    const later = graded.reviews.filter((each) => new Date(each.dueAt) > dueAt)
    expect([later.length > 0, later.length < graded.reviews.length]).toEqual([true, true])
  })

  test.each(graded.due.sittings)('is listed for $person', async ({ person, count, sitting, module }) => {
    const learner = await learnerOf(person)
    const mine = graded.reviews.filter((each) => each.personId === person && each.module === module)
    const due = mine.filter((each) => new Date(each.dueAt) <= dueAt)
    expect(due).toHaveLength(count)
    expect(await countDue(learner, dueAt)).toBe(count)
    const listed = await listDueQuestions(learner, dueAt)
    expect(listed).toHaveLength(sitting.length)
    const ids = listed.map(({ id }) => id)
    const items = ids.map((id) => due.find(({ questionId }) => questionId === id))
    expect(items).not.toContain(undefined)
    const certain = items.map((each) => each?.isCertainButWrong)
    expect(certain).toEqual([...certain].sort((a, b) => Number(b) - Number(a)))
    const later = mine.filter((each) => new Date(each.dueAt) > dueAt).map((each) => each.dueAt)
    expect((await findNextDue(learner, undefined, dueAt))?.toISOString()).toBe(later[0])
  })

  test('is answered, and comes back a day later', async () => {
    const [first] = graded.due.sittings
    const learner = await learnerOf(first?.person ?? '')
    const [due] = await listDueQuestions(learner, dueAt)
    expect(await answerReview(due?.id ?? '', null, null, learner, dueAt)).toMatchObject({ ok: true })
    expect(await countDue(learner, dueAt)).toBe((first?.count ?? 0) - 1)
    expect(await countDue(learner, new Date(dueAt.getTime() + 86_400_000))).toBe(first?.count)
  })
})

test('who took a quiz then can take it again', async () => {
  const { owner } = graded.attempts.find(({ module, isPreview }) => module === taught && !isPreview) as Graded
  const learner = await learnerOf(owner)
  const started = await startAttempt(taught, learner)
  const found = started.ok ? await findAttempt(started.value.id, learner) : null
  expect(found).toMatchObject({ status: 'open', module: taught })
})

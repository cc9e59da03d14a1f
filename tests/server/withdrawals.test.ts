import { describe, expect, test } from 'vitest'
import { findAttempt, startAttempt, submitAttempt } from '@/server/attempts'
import { findModule } from '@/server/course/course'
import { db } from '@/server/database/client'
import { checkPractice, isPracticeWithdrawn } from '@/server/practice'
import { loadVersions } from '@/server/question-versions'
import { countDue, listDueQuestions } from '@/server/reviews'
import { listProposals } from '@/server/version-changes'
import { listWithdrawals, putBack, withdraw } from '@/server/withdrawals'
import { forgetWithdrawn, listWithdrawn } from '@/server/withdrawn'
import { aLearner, anInstructor, anOpenAttempt, anotherInstructor, answerAll } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const reason = 'The key is wrong.'

/** The questions of an attempt by position, as they were given. */
async function questionsOf(attempt: { id: string }) {
  const rows = await db().answer.findMany({ where: { attemptId: attempt.id }, orderBy: { position: 'asc' } })
  const versions = await loadVersions(rows.map(({ questionVersionId }) => questionVersionId))
  return rows.map(({ questionVersionId }) => versions.get(questionVersionId)?.id ?? '')
}

/** A learner with an open attempt in which all but the first question are answered rightly, and an instructor. */
async function aClass() {
  const instructor = await anInstructor()
  const learner = await aLearner()
  const attempt = await anOpenAttempt(learner)
  await answerAll(attempt, learner, { except: [1] })
  const [question = ''] = await questionsOf(attempt)
  return { instructor, learner, attempt, question }
}

describe('a question that is withdrawn', () => {
  test('is given to everybody who has it in an open attempt, who is told why before and after', async () => {
    const { instructor, learner, attempt, question } = await aClass()
    await withdraw(instructor, { module: 'tides', question }, reason)
    const open = await findAttempt(attempt.id, learner)
    expect(open?.status === 'open' && open.questions.map(({ withdrawn }) => withdrawn)).toEqual([
      reason,
      ...Array(7).fill(undefined),
    ])

    expect(await submitAttempt(attempt.id, learner)).toMatchObject({
      ok: true,
      value: { earned: 8, possible: 8, isPassed: true },
    })
    const graded = await findAttempt(attempt.id, learner)
    expect(graded?.status === 'graded' && graded.questions[0]).toMatchObject({ mark: 1, withdrawal: { reason, isGiven: true } })
    expect(await db().answer.count({ where: { withdrawalId: { not: null } } })).toBe(1)
    expect((await listWithdrawals()).inForce).toMatchObject([{ targetId: question, given: 1, by: 'Inge' }])
  })

  test('says nothing about its class and comes back to nobody, though it was left blank', async () => {
    const { instructor, learner, attempt, question } = await aClass()
    await withdraw(instructor, { module: 'tides', question }, reason)
    await submitAttempt(attempt.id, learner)
    const { questionVersionId } = await db().answer.findFirstOrThrow({ where: { attemptId: attempt.id, position: 1 } })
    expect(await db().questionTally.count({ where: { questionVersionId } })).toBe(0)
    expect(await db().questionTally.count()).toBeGreaterThan(0)
    expect(await db().review.count({ where: { questionId: question } })).toBe(0)
  })

  test('changes no mark that was given before, but proposes its correction, and not twice', async () => {
    const { instructor, learner, attempt, question } = await aClass()
    await submitAttempt(attempt.id, learner)
    await withdraw(instructor, { module: 'tides', question }, reason)
    await withdraw(instructor, { module: 'tides', question }, reason)
    expect(await db().attempt.findUnique({ where: { id: attempt.id } })).toMatchObject({ earned: 7 })
    expect(await listProposals(instructor)).toMatchObject([{ questionId: question, kind: 'withdrawn', to: null }])
    expect(await db().withdrawal.count()).toBe(1)
    const graded = await findAttempt(attempt.id, learner)
    expect(graded?.status === 'graded' && graded.questions[0]?.withdrawal).toEqual({ reason, isGiven: false })
  })

  test('is given to nobody who starts afterwards, and is not reviewed; put back, it is both again', async () => {
    const { instructor, learner, attempt, question } = await aClass()
    await submitAttempt(attempt.id, learner)
    const later = new Date(Date.now() + 2 * 86_400_000)
    const due = await countDue(learner, later)
    const objective = findModule('tides')?.quiz.questions.find(({ id }) => id === question)?.objective
    const same = findModule('tides')?.quiz.questions.filter((each) => each.objective === objective) ?? []
    const made = []
    for (const each of same) made.push(await withdraw(instructor, { module: 'tides', question: each.id }, reason))
    expect(await countDue(learner, later)).toBe(due - 1)
    expect((await listDueQuestions(learner, later)).map(({ id }) => id)).not.toContain(question)
    const next = await anOpenAttempt(learner)
    const asked = await questionsOf(next)
    for (const { id } of same) expect(asked).not.toContain(id)

    for (const each of made) if (each.ok) expect(await putBack(instructor, each.value)).toEqual({ ok: true, value: null })
    expect(await countDue(learner, later)).toBe(due)
    expect(await listProposals(instructor)).toEqual([])
    expect((await listWithdrawals()).past).toHaveLength(same.length)
  })

  test('leaves a quiz without questions closed, in words, until one is back', async () => {
    const instructor = await anInstructor()
    const learner = await aLearner()
    const ids = findModule('tides')?.quiz.questions.map(({ id }) => id) ?? []
    for (const question of ids) await withdraw(instructor, { module: 'tides', question }, reason)
    expect(await startAttempt('tides', learner)).toEqual({ ok: false, error: 'all-withdrawn' })
    expect(await db().attempt.count()).toBe(0)
  })

  test('is withdrawn by any instructor, and put back by that one or by an administrator', async () => {
    const administrator = await anInstructor()
    const [one, other] = [await anotherInstructor('Ines'), await anotherInstructor('Otto')]
    const [question] = findModule('tides')?.quiz.questions.map(({ id }) => id) ?? []
    const target = { module: 'tides', question: question ?? '' }
    const made = await withdraw(one, target, reason)
    const id = made.ok ? made.value : 0
    expect(await putBack(other, id)).toEqual({ ok: false, error: 'not-administrator' })
    expect(await putBack(one, id)).toEqual({ ok: true, value: null })
    const again = await withdraw(one, target, reason)
    expect(again.ok && (await putBack(administrator, again.value))).toEqual({ ok: true, value: null })
    expect(await putBack(administrator, 99)).toEqual({ ok: false, error: 'not-found' })
    expect(await withdraw(one, { module: 'tides', question: 'nothing-of-it' }, reason)).toEqual({ ok: false, error: 'not-found' })
  })

  test('is withdrawn once by two presses at once', async () => {
    const instructor = await anInstructor()
    const [question = ''] = findModule('tides')?.quiz.questions.map(({ id }) => id) ?? []
    const target = { module: 'tides', question }
    const both = await Promise.all([withdraw(instructor, target, reason), withdraw(instructor, target, reason)])
    expect(both[0]).toEqual(both[1])
    expect(await db().withdrawal.count()).toBe(1)
  })
})

describe('a passage that is hidden', () => {
  const passages = () => findModule('tides')?.passages.map(({ id }) => id) ?? []

  test('takes the practice questions that rest on it along', async () => {
    const instructor = await anInstructor()
    const practice = findModule('tides')?.practice[0]
    const other = findModule('tides')?.practice.find(({ passage }) => passage !== practice?.passage)
    await withdraw(instructor, { module: 'tides', passage: practice?.passage ?? '' }, reason)
    expect(await checkPractice('tides', practice?.id ?? '', null)).toEqual({ ok: false, error: 'question-withdrawn' })
    expect(await isPracticeWithdrawn('tides', practice?.id ?? '')).toBe(true)
    if (other) expect(await isPracticeWithdrawn('tides', other.id)).toBe(false)
  })

  test('is known to another process within a second, by a number in the database', async () => {
    const instructor = await anInstructor()
    const before = await listWithdrawn()
    expect(await listWithdrawn()).toBe(before)
    const [passage = ''] = passages()
    const hidden = await withdraw(instructor, { module: 'tides', passage }, reason)
    expect((await listWithdrawn()).passages).toEqual(new Map([[`tides#${passage}`, { reason }]]))
    // As another process does it: the row alone, and a second later.
    await db().withdrawal.updateMany({
      where: { id: hidden.ok ? hidden.value : 0 },
      data: { endedAt: new Date(), openFor: null },
    })
    expect((await listWithdrawn()).passages.size).toBe(1)
    forgetWithdrawn()
    expect((await listWithdrawn()).passages.size).toBe(0)
  })

  test('comes back by itself once its text is another', async () => {
    const instructor = await anInstructor()
    const [passage = ''] = passages()
    await withdraw(instructor, { module: 'tides', passage }, reason)
    await db().withdrawal.updateMany({ data: { version: 'that of an earlier text' } })
    await db().withdrawal.create({
      data: { kind: 'passage', module: 'gone', targetId: 'x', version: 'x', reason, at: new Date(), openFor: 'passage/gone/x' },
    })
    forgetWithdrawn()
    expect((await listWithdrawn()).passages.size).toBe(0)
    expect((await listWithdrawals()).past.map(({ state }) => state)).toEqual(['mended', 'mended'])
  })
})

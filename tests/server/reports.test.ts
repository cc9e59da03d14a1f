import { afterEach, describe, expect, test } from 'vitest'
import { submitAttempt } from '@/server/attempts'
import { db } from '@/server/database/client'
import { removePerson } from '@/server/people'
import {
  answerReport,
  countOpenReports,
  countUnreadAnswers,
  findReported,
  listReports,
  readOwnReports,
  sendReport,
} from '@/server/reports'
import { anInstructor, anOpenAttempt, anotherInstructor } from '@/tests/support/acting'
import { aCohort, aQuickLearner } from '@/tests/support/class'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()
afterEach(() => {
  process.env.GUEST_REPORTS = ''
})

const form = { kind: 'wrong' as const, quote: 'A sentence.', text: 'It is not so.' }
const passage = { module: 'tides', passage: 'the-pull' }
const at = (minute: number) => ({ now: new Date(Date.UTC(2026, 10, 1, 9, minute)) })

async function sent(...given: Parameters<typeof sendReport>): Promise<string> {
  const result = await sendReport(...given)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

describe('a report', () => {
  test('of a passage is answered by an instructor of the learner, and the learner is told once', async () => {
    const ines = (await anInstructor()) && (await anotherInstructor())
    const ada = await aQuickLearner('Ada', { cohortId: await aCohort(ines) })
    const id = await sent(ada, passage, form, at(0))
    expect(await countOpenReports(ines)).toBe(1)
    expect((await listReports(ines, 'open')).rows).toMatchObject([
      { id, ...passage, ...form, question: null, state: 'open', reporter: { id: ada.id, name: 'Ada', role: 'learner' } },
    ])
    expect(await answerReport(ines, id, 'Mended.', at(1).now)).toEqual({ ok: true, value: null })
    expect(await countUnreadAnswers(ada)).toBe(1)
    expect((await readOwnReports(ada, 1, at(2).now)).rows).toMatchObject([
      { state: 'answered', answer: 'Mended.', answeredBy: 'Ines' },
    ])
    expect(await countUnreadAnswers(ada)).toBe(0)
    expect((await listReports(ines, 'answered')).rows).toMatchObject([{ id, state: 'read' }])
    // The same answer once more is a second press; another one is told again.
    await answerReport(ines, id, 'Mended.', at(3).now)
    expect(await countUnreadAnswers(ada)).toBe(0)
    await answerReport(ines, id, 'Mended at last.', at(4).now)
    expect(await countUnreadAnswers(ada)).toBe(1)
  })

  test('of a question names it only once the attempt is submitted, and only to its learner', async () => {
    const [ada, bob] = [await aQuickLearner('Ada'), await aQuickLearner('Bob')]
    const { id } = await anOpenAttempt(ada)
    const target = { attempt: id, position: 1 }
    expect(await findReported(ada, target)).toBeNull()
    expect(await sendReport(ada, target, form)).toEqual({ ok: false, error: 'not-found' })
    await submitAttempt(id, ada)
    expect(await findReported(ada, target)).toMatchObject({ module: 'tides', question: expect.any(String) })
    for (const other of [bob, null]) expect(await findReported(other, target)).toBeNull()
    await sent(ada, target, form)
    expect((await readOwnReports(ada)).rows[0]?.question).toBe((await findReported(ada, target))?.question)
  })

  test.each([
    { module: 'tides', passage: 'nowhere' },
    { module: 'nowhere', passage: 'the-pull' },
    { attempt: 'nothing', position: 1 },
  ])('of what there is not is refused: %o', async (target) => {
    expect(await sendReport(await aQuickLearner('Ada'), target, form)).toEqual({ ok: false, error: 'not-found' })
  })

  test('that is sent twice is sent once, and twenty a day are enough', async () => {
    const ada = await aQuickLearner('Ada')
    const first = await sent(ada, passage, form, at(0))
    expect(await sent(ada, passage, form, at(0))).toBe(first)
    for (let i = 1; i < 20; i++) await sent(ada, passage, { ...form, text: `No. ${i}` }, at(i))
    expect(await sendReport(ada, passage, { ...form, text: 'One more' }, at(21))).toEqual({
      ok: false,
      error: 'too-many-reports',
    })
    expect(await db().report.count()).toBe(20)
  })

  test('is removed with its reporter', async () => {
    const ada = await aQuickLearner('Ada')
    await sent(ada, passage, form)
    await removePerson(ada)
    expect(await db().report.count()).toBe(0)
  })
})

describe('who may see a report', () => {
  test('are instructors of the learner’s cohort and administrators, and no others', async () => {
    const inge = await anInstructor()
    const [ines, otto] = [await anotherInstructor('Ines'), await anotherInstructor('Otto')]
    const ada = await aQuickLearner('Ada', { cohortId: await aCohort(ines) })
    const id = await sent(ada, passage, form)
    expect((await listReports(otto, 'open')).total).toBe(0)
    expect(await countOpenReports(otto)).toBe(0)
    expect(await answerReport(otto, id, 'Not mine.')).toEqual({ ok: false, error: 'not-found' })
    expect((await listReports(inge, 'open')).total).toBe(1)
    expect((await readOwnReports(await aQuickLearner('Bob'))).total).toBe(0)
  })

  test('of a guest’s are administrators alone, if the operator lets guests report at all', async () => {
    const inge = await anInstructor()
    const ines = await anotherInstructor()
    expect(await sendReport(null, passage, form, { network: '192.0.2.1' })).toEqual({ ok: false, error: 'not-found' })
    process.env.GUEST_REPORTS = 'yes'
    await sent(null, passage, form, { network: '192.0.2.1' })
    expect((await listReports(inge, 'open')).rows).toMatchObject([{ reporter: null }])
    expect((await listReports(ines, 'open')).total).toBe(0)
    for (let i = 1; i < 20; i++) await sent(null, passage, { ...form, text: `No. ${i}` }, { network: '192.0.2.1' })
    const more = { ...form, text: 'One more' }
    expect(await sendReport(null, passage, more, { network: '192.0.2.1' })).toEqual({ ok: false, error: 'too-many-reports' })
    expect(await sendReport(null, passage, more, { network: '192.0.2.2' })).toMatchObject({ ok: true })
  })
})

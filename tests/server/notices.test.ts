import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Instructor, Learner } from '@/core/people'
import { proposeChanges } from '@/server/change-proposals'
import { finishCorrections } from '@/server/correction-job'
import { applyCorrection, undoCorrection } from '@/server/corrections'
import { db } from '@/server/database/client'
import { decideFactChange, keepAllFacts, listFactChanges, proposeFactChanges } from '@/server/fact-changes'
import { countRead, countUnread, listNotices, markNoticesRead } from '@/server/notices'
import { removePerson } from '@/server/people'
import { findPersonalData } from '@/server/personal-data'
import { markLessonRead } from '@/server/progress'
import { anInstructor, anOpenAttempt, anotherInstructor } from '@/tests/support/acting'
import { otherKey, proposed, rightTides, serveCourse, takeTides } from '@/tests/support/changed-course'
import { aCohort, aQuickLearner, put } from '@/tests/support/class'
import type { Change } from '@/tests/support/course-folder'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()
afterEach(() => finishCorrections())

let inge: Instructor
let [ada, bob, cleo]: Learner[] = []
const who = (learner: Learner | undefined) => learner as Learner
beforeEach(async () => {
  inge = await anInstructor()
  ;[ada, bob, cleo] = [await aQuickLearner('Ada'), await aQuickLearner('Bob'), await aQuickLearner('Cleo')]
})

async function correct(): Promise<number> {
  serveCourse(otherKey)
  const { id } = await proposed(inge, 'how-many')
  const applied = await applyCorrection(inge, id, { policy: 'as-new-key', mapping: {}, reason: 'The book was read wrongly.' })
  await finishCorrections()
  return applied.ok ? applied.value : 0
}

describe('whoever’s mark was corrected', () => {
  test('is told once what was said, what is true now, why, and by which source; nobody else is', async () => {
    const id = await takeTides(who(ada), rightTides)
    await takeTides(who(ada), rightTides)
    await takeTides(who(bob), { ...rightTides, 'how-many': '5' })
    await correct()
    expect(await countUnread(who(ada))).toBe(1)
    const { rows } = await listNotices(who(ada))
    expect(rows).toMatchObject([
      {
        about: 'How often in a day does the sea come to its highest on most shores?',
        said: '2\u00a0tides',
        isNow: '3\u00a0tides',
        reason: 'The book was read wrongly.',
        kind: 'key',
        isUndo: false,
        source: [{ citation: 'A book about tides', url: 'https://example.org/tides' }],
        readAt: null,
      },
    ])
    expect(rows[0]?.attempts).toHaveLength(2)
    expect(rows[0]?.attempts).toContain(id)
    expect((await listNotices(who(bob))).rows).toEqual([])
  })

  test('is told the reverse when the correction is taken back', async () => {
    await takeTides(who(ada), rightTides)
    const correction = await correct()
    await undoCorrection(inge, correction, 'It was right after all.')
    await finishCorrections()
    expect((await listNotices(who(ada))).rows).toMatchObject([
      { said: '3\u00a0tides', isNow: '2\u00a0tides', isUndo: true, reason: 'It was right after all.' },
      { isUndo: false },
    ])
  })

  test('is told what is right only once no open attempt has the question', async () => {
    await takeTides(who(ada), rightTides)
    await correct()
    process.env.COURSE_DIR = 'tests/fixtures/tiny-course'
    await anOpenAttempt(who(ada))
    expect(await listNotices(who(ada))).toMatchObject({ rows: [], waiting: 1, total: 0 })
    const data = await findPersonalData(who(ada).id)
    expect(data?.notices).toMatchObject([{ said: null, isNow: null, readAt: null }])
    expect(data?.attempts[0]?.corrections).toMatchObject([{ markBefore: null, markAfter: null }])
  })
})

describe('a notice', () => {
  test('is read when its own reader has opened it, and instructors see how many have', async () => {
    const ines = await anotherInstructor()
    await put(who(ada), await aCohort(ines))
    for (const each of [ada, bob]) await takeTides(who(each), rightTides)
    const correction = await correct()
    const [notice] = (await listNotices(who(ada))).rows
    await markNoticesRead(who(bob), [notice?.id ?? 0])
    expect(await countUnread(who(ada))).toBe(1)
    const at = new Date('2100-01-01T00:00:00Z')
    await markNoticesRead(who(ada), [notice?.id ?? 0], at)
    await markNoticesRead(who(ada), [notice?.id ?? 0])
    expect((await listNotices(who(ada))).rows).toMatchObject([{ readAt: at }])
    expect(await countUnread(who(ada))).toBe(0)
    expect(await countRead(inge, 'correction', [correction])).toEqual(new Map([[correction, { notified: 2, read: 1 }]]))
    expect(await countRead(ines, 'correction', [correction])).toEqual(new Map([[correction, { notified: 1, read: 1 }]]))
  })

  test('is in its reader’s copy of all data, and goes with the account', async () => {
    await takeTides(who(ada), rightTides)
    await correct()
    const data = await findPersonalData(who(ada).id)
    expect(data?.notices).toMatchObject([{ said: '2\u00a0tides', isNow: '3\u00a0tides', at: expect.any(Date) }])
    expect(data?.attempts[0]?.corrections).toMatchObject([
      { markBefore: 1, markAfter: 0, earnedBefore: 8, earned: 7, reason: 'The book was read wrongly.' },
    ])
    await removePerson(who(ada))
    expect([await db().correctionNotice.count(), await db().correctionChange.count()]).toEqual([0, 0])
    expect(await db().correction.count()).toBe(1)
  })
})

describe('a fact that changed', () => {
  const early = new Date('2026-11-01T00:00:00Z')
  const said = 'The Moon pulls on the sea.'
  const isNow = 'The Moon and the Sun pull on the sea.'
  const change: Change = ['claims.yaml', `text: ${said}`, `text: ${isNow}`]

  beforeEach(async () => {
    await proposeFactChanges(early)
    await markLessonRead('tides', who(ada), new Date('2026-11-02T00:00:00Z'))
    await takeTides(who(bob), rightTides, new Date('2026-11-02T00:00:00Z'))
    await markLessonRead('shore', who(cleo), new Date('2026-11-02T00:00:00Z'))
  })

  async function seen() {
    serveCourse(change)
    await proposeFactChanges(new Date('2026-11-03T00:00:00Z'))
    const [found] = await listFactChanges(inge, 'proposed')
    if (!found) throw new Error('Nothing is proposed.')
    return found
  }

  test('is proposed once, and withdrawn if the files go back', async () => {
    expect(await seen()).toMatchObject({ claimId: 'T1', said, isNow, source: [{ citation: 'A book about tides' }] })
    expect(await proposeFactChanges()).toBe(0)
    process.env.COURSE_DIR = 'tests/fixtures/tiny-course'
    expect(await proposeFactChanges()).toBe(0)
    expect(await listFactChanges(inge, 'proposed')).toEqual([])
  })

  test('is told to whoever was taught it before, by the lesson or the quiz, and to nobody else', async () => {
    const { id } = await seen()
    const late = await aQuickLearner('Dan')
    await markLessonRead('tides', late, new Date('2026-11-04T00:00:00Z'))
    expect(await decideFactChange(inge, id, true)).toEqual({ ok: true, value: null })
    await finishCorrections()
    expect(await decideFactChange(inge, id, true)).toEqual({ ok: true, value: null })
    await finishCorrections()
    for (const each of [ada, bob]) {
      expect((await listNotices(who(each))).rows).toMatchObject([{ kind: 'fact', about: null, said, isNow, reason: null }])
    }
    for (const each of [cleo, late]) expect((await listNotices(who(each))).total).toBe(0)
    expect(await listFactChanges(inge, 'corrected')).toMatchObject([{ id, readers: { notified: 2, read: 0 } }])
    expect(await proposeFactChanges()).toBe(0)
  })

  test('that is only worded otherwise is told to nobody', async () => {
    const { id } = await seen()
    expect(await keepAllFacts(inge, id)).toEqual({ ok: true, value: 1 })
    await finishCorrections()
    expect(await db().correctionNotice.count()).toBe(0)
    expect(await proposeFactChanges()).toBe(0)
    expect(await decideFactChange(inge, id, true)).toEqual({ ok: false, error: 'not-found' })
  })

  test('is decided by administrators alone', async () => {
    const { id } = await seen()
    const ines = await anotherInstructor()
    expect(await decideFactChange(ines, id, true)).toEqual({ ok: false, error: 'not-administrator' })
    expect(await keepAllFacts(ines, id)).toEqual({ ok: false, error: 'not-administrator' })
  })
})

test('a correction and a changed fact leave what the files propose otherwise alone', async () => {
  await takeTides(who(ada), rightTides)
  await correct()
  expect(await proposeChanges()).toEqual({ proposed: 0, obsolete: 0 })
})

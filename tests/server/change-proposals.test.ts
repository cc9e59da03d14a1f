import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Instructor, Learner } from '@/core/people'
import { changeKinds } from '@/core/version-change'
import { proposeChanges } from '@/server/change-proposals'
import { finishCorrections } from '@/server/correction-job'
import { applyCorrection, dryRun } from '@/server/corrections'
import { db } from '@/server/database/client'
import { listNotices } from '@/server/notices'
import { keepAllMarks, keepMarks, listKept, listProposals } from '@/server/version-changes'
import { anInstructor } from '@/tests/support/acting'
import { allMarks, otherKey, proposed, rightTides, serveCourse, takeTides, withoutMars } from '@/tests/support/changed-course'
import { aQuickLearner } from '@/tests/support/class'
import type { Change } from '@/tests/support/course-folder'
import { eachTestHasADatabase } from '@/tests/support/database'
import { openFirstEdition, theAdministrator } from '@/tests/support/first-edition'

eachTestHasADatabase()
afterEach(() => finishCorrections())

const quiz = 'tides/quiz.yaml'
const otherWords: Change = [quiz, 'stem: What makes what?', 'stem: What is made by what?']
const renamed: Change = [quiz, 'id: name-it', 'id: call-it']
const retired: Change = ['ids.yaml', null, 'retired: [name-it]\n']

let inge: Instructor
let ada: Learner
beforeEach(async () => {
  inge = await anInstructor()
  ada = await aQuickLearner('Ada')
})

const kindsOf = async () => Object.fromEntries((await listProposals(inge)).map(({ questionId, kind }) => [questionId, kind]))
const none = { proposed: 0, obsolete: 0 }

describe('a start', () => {
  test('proposes nothing for files that say what was given', async () => {
    await takeTides(ada, rightTides)
    expect(await proposeChanges()).toEqual(none)
  })

  test('proposes nothing for a version that nobody was given', async () => {
    serveCourse(otherKey)
    expect(await proposeChanges()).toEqual(none)
  })

  test('proposes each difference once, by what it is, and changes no mark', async () => {
    await takeTides(ada, rightTides)
    const before = await allMarks()
    serveCourse(otherKey, otherWords, withoutMars, renamed)
    expect(await proposeChanges()).toEqual({ proposed: 4, obsolete: 0 })
    expect(await kindsOf()).toEqual({
      'how-many': 'key',
      'match-tides': 'wording',
      'what-pulls': 'options',
      'name-it': 'withdrawn',
    })
    expect(await proposeChanges()).toEqual(none)
    expect(await allMarks()).toEqual(before)
  })

  test('sees no withdrawal in a question that ids.yaml retires', async () => {
    await takeTides(ada, rightTides)
    serveCourse(renamed, retired)
    expect(await proposeChanges()).toEqual(none)
  })

  test('sees no change in a new optional field that changes no mark and is shown to nobody', async () => {
    await takeTides(ada, rightTides)
    serveCourse([quiz, '    stem: What makes what?', '    asks: application\n    stem: What makes what?'])
    expect(await proposeChanges()).toEqual(none)
  })

  test('withdraws a proposal that the files no longer make', async () => {
    await takeTides(ada, rightTides)
    serveCourse(otherKey)
    await proposeChanges()
    process.env.COURSE_DIR = 'tests/fixtures/tiny-course'
    expect(await proposeChanges()).toEqual({ proposed: 0, obsolete: 1 })
    expect(await listProposals(inge)).toEqual([])
  })

  test('replaces a proposal by what the files say now', async () => {
    await takeTides(ada, rightTides)
    serveCourse(otherKey)
    await proposeChanges()
    serveCourse([quiz, 'key: 2\n', 'key: 4\n'])
    expect(await proposeChanges()).toEqual({ proposed: 1, obsolete: 1 })
    expect(await listProposals(inge)).toMatchObject([{ to: { key: 4 } }])
  })
})

describe('a change that was decided', () => {
  test('is not proposed again, and what changes later is compared with what it was decided against', async () => {
    await takeTides(ada, rightTides)
    serveCourse(otherKey)
    const { id } = await proposed(inge, 'how-many')
    expect(await keepMarks(inge, id)).toEqual({ ok: true, value: null })
    expect(await keepMarks(inge, id)).toEqual({ ok: true, value: null })
    expect(await proposeChanges()).toEqual(none)
    serveCourse(otherKey, [quiz, 'explanation: Most coasts have two.', 'explanation: So it is.'])
    expect((await proposed(inge, 'how-many')).kind).toBe('wording')
  })

  test('is proposed the other way round if the files go back', async () => {
    await takeTides(ada, rightTides)
    serveCourse(otherKey)
    const { id } = await proposed(inge, 'how-many')
    const mapping = {}
    await applyCorrection(inge, id, { policy: 'as-new-key', mapping, reason: 'Wrong' })
    await finishCorrections()
    process.env.COURSE_DIR = 'tests/fixtures/tiny-course'
    const back = await proposed(inge, 'how-many')
    expect(back.kind).toBe('key')
    expect(back).toMatchObject({ from: { key: 2 }, base: { key: 3 }, to: { key: 2 } })
    expect(back.comparison?.differences).toEqual([{ path: ['key'], before: '3', after: '2' }])
    await applyCorrection(inge, back.id, { policy: 'as-new-key', mapping, reason: 'Right after all' })
    await finishCorrections()
    expect(await db().attempt.findFirst()).toMatchObject({ earned: 8 })
    expect((await listNotices(ada)).rows).toMatchObject([
      { said: '3\u00a0tides', isNow: '2\u00a0tides' },
      { said: '2\u00a0tides', isNow: '3\u00a0tides' },
    ])
  })

  test('can still be corrected after its marks were kept', async () => {
    await takeTides(ada, rightTides)
    serveCourse(otherKey)
    const { id } = await proposed(inge, 'how-many')
    await keepMarks(inge, id)
    expect(await listKept(inge)).toMatchObject([{ id, state: 'kept', decidedBy: 'Inge' }])
    expect((await applyCorrection(inge, id, { policy: 'as-new-key', mapping: {}, reason: 'Wrong' })).ok).toBe(true)
  })

  test('is confirmed with all others of its kind, but for what was proposed later', async () => {
    await takeTides(ada, rightTides)
    serveCourse(otherKey, otherWords)
    await proposeChanges()
    const last = Math.max(...(await listProposals(inge)).map(({ id }) => id))
    const wordings = (await listProposals(inge)).filter(({ kind }) => kind === 'wording')
    expect(await keepAllMarks(inge, ['wording'], 0)).toEqual({ ok: true, value: 0 })
    expect(wordings).toHaveLength(1)
    expect(await keepAllMarks(inge, ['wording'], last)).toEqual({ ok: true, value: wordings.length })
    expect(await kindsOf()).toEqual({ 'how-many': 'key' })
  })
})

describe('answers that today’s reading marks otherwise', () => {
  /** An answer as an earlier version marked it: “2.” was no number then. */
  async function anOldMark(): Promise<string> {
    const id = await takeTides(ada, { ...rightTides, 'how-many': '2.' })
    const questionId = 'how-many'
    const answer = await db().answer.findFirstOrThrow({ where: { attemptId: id, questionVersion: { questionId } } })
    const where = { attemptId_position: { attemptId: id, position: answer.position } }
    await db().answer.update({ where, data: { mark: 0 } })
    await db().attempt.update({ where: { id }, data: { earned: 7 } })
    return id
  }

  test('are offered as a correction of their own, and corrected like any other', async () => {
    const id = await anOldMark()
    const change = await proposed(inge, 'how-many')
    expect(change).toMatchObject({ kind: 'reading', comparison: null })
    expect(change.toVersionId).toBe(change.fromVersionId)
    const asked = { policy: 'never-lower' as const, mapping: {} }
    expect(await dryRun(inge, change.id, asked)).toMatchObject({ ok: true, value: { counts: { raised: 1 } } })
    await applyCorrection(inge, change.id, { ...asked, reason: 'A full stop is no other number.' })
    await finishCorrections()
    expect(await db().attempt.findUnique({ where: { id } })).toMatchObject({ earned: 8, isPassed: true })
    expect(await proposeChanges()).toEqual(none)
  })

  test('are not offered again once their marks were kept, until there are others', async () => {
    await anOldMark()
    await keepMarks(inge, (await proposed(inge, 'how-many')).id)
    expect(await proposeChanges()).toEqual(none)
    const data = { mark: 0.5 }
    await db().answer.updateMany({ where: { questionVersion: { questionId: 'name-it' } }, data })
    expect(await proposeChanges()).toEqual({ proposed: 1, obsolete: 0 })
  })
})

test('what the first edition left behind is one list against a later course, confirmed in bulk, and no mark moves', async () => {
  await openFirstEdition()
  serveCourse(otherKey, otherWords, withoutMars, ['shore/quiz.yaml', /stem: /g, 'stem: Now then, '])
  const administrator = await theAdministrator()
  const before = await allMarks()
  const { proposed: found } = await proposeChanges()
  const list = await listProposals(administrator)
  expect(list).toHaveLength(found)
  expect(new Set(list.map(({ kind }) => kind))).toEqual(new Set(['wording', 'key', 'options']))
  expect(await keepAllMarks(administrator, changeKinds, Math.max(...list.map(({ id }) => id)))).toEqual({
    ok: true,
    value: found,
  })
  expect(await proposeChanges()).toEqual(none)
  expect(await allMarks()).toEqual(before)
})

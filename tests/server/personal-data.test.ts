import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Learner } from '@/core/people'
import { saveAnswer } from '@/server/answers'
import { startAttempt, submitAttempt } from '@/server/attempts'
import { db } from '@/server/database/client'
import { inviteLearners } from '@/server/invitations'
import { createResetLink } from '@/server/links'
import { removePerson } from '@/server/people'
import { findPersonalData } from '@/server/personal-data'
import { markLessonRead, setBookmark } from '@/server/progress'
import { aLearner, anInstructor, anOpenAttempt, answerAll, authored } from '@/tests/support/acting'
import { aCohort } from '@/tests/support/class'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

async function dataOf({ id }: { id: string }) {
  const data = await findPersonalData(id)
  if (!data) throw new Error('There is no such person.')
  return data
}

/** A learner with something in every table: a graded attempt with an override, a lesson, reviews, a link, dates and attempts given. */
async function aBusyLearner(): Promise<Learner> {
  const learner = await aLearner()
  await setBookmark('tides', 'the-pull', learner)
  await markLessonRead('tides', learner)
  const attempt = await anOpenAttempt(learner)
  await answerAll(attempt, learner, { except: [1] })
  await submitAttempt(attempt.id, learner)
  await createResetLink(learner.email)
  const at = new Date()
  const given = { personId: learner.id, module: 'tides' }
  await db().learnerDueDate.create({ data: { ...given, dueAt: at } })
  await db().extraAttempt.create({ data: { ...given, attempts: 1, reason: 'The power failed.', at } })
  const grades = { earnedBefore: 7, isPassedBefore: false, earned: 8, isPassed: true }
  await db().override.create({ data: { attemptId: attempt.id, isReversal: false, ...grades, reason: 'Seen orally.', at } })
  const report = { ...given, passage: 'the-pull', kind: 'wrong', quote: 'A sentence.', text: 'It is not so.', at }
  await db().report.create({ data: { ...report, id: 'a-report', answer: 'Mended.', answeredAt: at, readAt: at } })
  const corrected = await aCorrection(attempt.id, at)
  const told = { said: 'This', isNow: 'That', source: '[]', at }
  await db().correctionNotice.create({ data: { personId: learner.id, correctionId: corrected, ...told } })
  return learner
}

/** A correction of the first question of an attempt. */
async function aCorrection(attemptId: string, at: Date): Promise<number> {
  const { questionVersionId: fromVersionId } = await db().answer.findFirstOrThrow({
    where: { attemptId },
    orderBy: { position: 'asc' },
  })
  const { module, questionId } = await db().questionVersion.findUniqueOrThrow({ where: { id: fromVersionId } })
  const change = {
    module,
    questionId,
    kind: 'withdrawn',
    fromVersionId,
    fingerprint: 'withdrawn',
    state: 'corrected',
    proposedAt: at,
  }
  const rule = { fromVersionId, policy: 'full-credit', mapping: '{}', reason: 'Withdrawn.', at, finishedAt: at }
  const { id: changeId } = await db().versionChange.create({ data: change })
  const { id } = await db().correction.create({ data: { ...rule, changeId } })
  const grades = { earnedBefore: 7, isPassedBefore: false, earned: 8, isPassed: true }
  await db().correctionChange.create({
    data: { correctionId: id, attemptId, position: 1, markBefore: 0, markAfter: 1, ...grades },
  })
  return id
}

describe('the export of what is stored about a person', () => {
  test('contains profile, lessons, attempts with every answer, reviews, links and all times', async () => {
    const learner = await aBusyLearner()
    const data = await dataOf(learner)
    expect(data.person).toMatchObject({ id: learner.id, name: 'Ada', email: learner.email, role: 'learner' })
    expect(data.lessons).toMatchObject([{ module: 'tides', passage: 'the-pull', readAt: expect.any(Date) }])
    expect(data.passwordLinks).toMatchObject([{ usedAt: null, createdAt: expect.any(Date) }])
    expect(data.reviews.length).toBeGreaterThan(0)
    expect(data.attempts).toHaveLength(1)
    const [attempt] = data.attempts
    expect(attempt).toMatchObject({
      module: 'tides',
      submittedAt: expect.any(Date),
      grade: { possible: 8, isPassed: expect.any(Boolean) },
    })
    expect(attempt?.answers.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(attempt?.answers[0]).toMatchObject({ answer: null, mark: 0, savedAt: null })
    for (const { answer, mark, savedAt } of attempt?.answers.slice(1) ?? []) {
      expect([answer, mark, savedAt]).toEqual([expect.anything(), 1, expect.any(Date)])
    }
  })

  test('contains every kind of answer in the words that the learner saw', async () => {
    const learner = await aLearner()
    const attempt = await anOpenAttempt(learner)
    const { questions } = await authored(attempt)
    await answerAll(attempt, learner)
    const [taken] = (await dataOf(learner)).attempts
    const told = new Map(taken?.answers.map(({ position, answer }) => [questions.get(position)?.kind, { position, answer }]))
    expect([...told.keys()].sort()).toHaveLength(8)
    for (const [position, question] of questions) {
      const { answer } = told.get(question.kind) ?? {}
      expect(taken?.answers.find((each) => each.position === position)?.question).toBe(question.stem)
      switch (question.kind) {
        case 'single-choice':
          expect(answer).toEqual(question.choices.filter(({ id }) => id === question.key).map(({ text }) => text))
          break
        case 'multiple-response':
          expect(answer).toEqual(
            question.choices
              .filter(({ id }) => question.key.includes(id))
              .map(({ text }) => text)
              .sort(),
          )
          break
        case 'true-false':
          expect(answer).toEqual([question.key ? 'True' : 'False'])
          break
        case 'ordering':
          expect(answer).toEqual(question.key.map((each) => question.items.find(({ id }) => id === each)?.text))
          break
        case 'numeric':
          expect(answer).toBe(String(question.key))
          break
        case 'short-answer':
          expect(answer).toBe(question.key[0])
          break
        case 'matching':
        case 'cloze':
          expect(answer).toContainEqual({ part: expect.any(String), given: expect.any(String) })
      }
    }
  })

  test('contains confidence and flags', async () => {
    const learner = await aLearner()
    const { id } = await anOpenAttempt(learner)
    await saveAnswer(id, 2, { answer: null, confidence: 'certain', isFlagged: true, revision: 3 }, learner)
    const [attempt] = (await dataOf(learner)).attempts
    expect(attempt?.answers[1]).toMatchObject({ answer: null, confidence: 'certain', isFlagged: true, revision: 3 })
  })

  test('contains nothing about anybody else', async () => {
    const learner = await aBusyLearner()
    const bob = await aLearner('Bob')
    await anOpenAttempt(bob)
    const text = JSON.stringify(await dataOf(learner))
    expect(text).not.toContain(bob.id)
    expect(text).not.toContain('Bob')
  })

  test('is the same twice, and null if there is no such person', async () => {
    const learner = await aBusyLearner()
    const now = new Date()
    expect(await findPersonalData(learner.id, now)).toEqual(await findPersonalData(learner.id, now))
    expect(await findPersonalData('nobody')).toBeNull()
  })

  test('contains the previews of an instructor', async () => {
    const instructor = await anInstructor()
    await startAttempt('tides', instructor)
    expect((await dataOf(instructor)).attempts).toMatchObject([{ isPreview: true, grade: null }])
  })

  test('is complete for somebody with more attempts than one batch', async () => {
    const learner = await aLearner()
    for (let i = 0; i < 101; i++) {
      const now = new Date(Date.UTC(2026, 10, 1, 0, 2 * i))
      const { id } = await anOpenAttempt(learner, 'tides', now)
      await submitAttempt(id, learner, now)
    }
    const { attempts } = await dataOf(learner)
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(101)
    expect(attempts.map(({ startedAt }) => startedAt.getTime())).toEqual(
      attempts.map(({ startedAt }) => startedAt.getTime()).sort((a, b) => a - b),
    )
  })
})

describe('the export while an attempt is open', () => {
  test('contains no marks and no ids of its questions, not even in earlier attempts and reviews', async () => {
    const learner = await aBusyLearner()
    const attempt = await anOpenAttempt(learner)
    const { questions } = await authored(attempt)
    await answerAll(attempt, learner)
    const data = await dataOf(learner)
    const stems = new Set([...questions.values()].map(({ stem }) => stem))
    const all = data.attempts.flatMap(({ answers }) => answers)
    const withheld = all.filter(({ question }) => stems.has(question))
    expect(withheld.length).toBeGreaterThan(8)
    expect(withheld.filter(({ mark }) => mark !== null)).toEqual([])
    const ids = [...questions.values()].map(({ id }) => id)
    expect(data.reviews.filter(({ questionId }) => questionId !== null && ids.includes(questionId))).toEqual([])
  })
})

test('invitations to an address are in its export, in whatever form they were written, and go with the account', async () => {
  const inge = await anInstructor()
  const cohort = await aCohort(inge, 'Evening class')
  await inviteLearners(inge, cohort, 'ADA@EXAMPLE.org, Ada\nbob@example.org, Bob', false)
  const ada = await aLearner('Ada')
  expect((await dataOf(ada)).invitations).toMatchObject([{ cohort: 'Evening class', name: 'Ada', usedAt: null }])
  expect(await removePerson(ada)).toMatchObject({ ok: true })
  expect(await db().invitation.findMany({ select: { email: true } })).toEqual([{ email: 'bob@example.org' }])
})

const workedOut = 'worked out from the attempts and the due dates'

test('the export contains every column that belongs to a person, except those listed here with a reason', async () => {
  const left: Record<string, string> = {
    'Person.searchText': 'name and address again, as they are searched',
    'Person.addressKey': 'the address again, in the form in which addresses are compared',
    'Person.sortKey': 'the name again, as it is sorted',
    'Person.passwordHash': 'a secret',
    'Attempt.personId': 'whose export it is',
    'Attempt.seed': 'a secret from which the ids of an attempt follow',
    'Attempt.openFor': 'person and module again',
    'Attempt.missedSafety': 'counted from the marks',
    'Attempt.overrideId': 'the last of the overrides',
    'Attempt.markedEarned': 'the grade, or what the last correction says',
    'Attempt.markedPassed': 'the grade, or what the last correction says',
    'Answer.attemptId': 'where it stands in the export',
    'Answer.correctionId': 'the last of the corrections',
    'Answer.withdrawalId': 'that there is one is told as isGiven',
    'Answer.countsAsId': 'what the question counts is in the course',
    'CorrectionChange.correctionId': 'the order of the list',
    'CorrectionChange.attemptId': 'where it stands in the export',
    'CorrectionChange.correctionBeforeId': 'the entry before in the list',
    'CorrectionChange.countsAsBeforeId': 'what the question counts is in the course',
    'CorrectionNotice.id': 'the order of the list',
    'CorrectionNotice.personId': 'whose export it is',
    'CorrectionNotice.correctionId': 'its reason is with the attempt',
    'CorrectionNotice.factChangeId': 'what changed is in the notice',
    'LessonProgress.personId': 'whose export it is',
    'Review.personId': 'whose export it is',
    'ResetLink.personId': 'whose export it is',
    'ResetLink.tokenHash': 'a secret',
    'Enrolment.personId': 'whose export it is',
    'Report.id': 'means nothing to the reporter',
    'Report.personId': 'whose export it is',
    'Report.questionVersionId': 'the question is named by its place in the course',
    'Report.answeredById': 'another person',
    ...Object.fromEntries(
      ['openSince', 'nextDueAt', 'passed', 'notPassed', 'stuck', 'missedSafety'].map((each) => [`Enrolment.${each}`, workedOut]),
    ),
    ...Object.fromEntries(
      ['personId', 'module', 'started', 'submitted', 'failed', 'firstId', 'bestId', 'lastId', 'openId', 'openSince', 'passedAt']
        .concat('missedSafety')
        .map((each) => [`ModuleStanding.${each}`, workedOut]),
    ),
    'LearnerDueDate.personId': 'whose export it is',
    'ExtraAttempt.id': 'the order of the list',
    'ExtraAttempt.personId': 'whose export it is',
    'ExtraAttempt.byId': 'somebody else',
    'Override.id': 'the order of the list',
    'Override.attemptId': 'where it stands in the export',
    'Override.byId': 'somebody else',
    'CohortInstructor.personId': 'whose export it is',
  }
  const names: Record<string, string> = {
    'Answer.questionVersionId': 'question',
    'Answer.value': 'answer',
    'Attempt.earned': 'grade.earned',
    'Attempt.possible': 'grade.possible',
    'Attempt.isPassed': 'grade.isPassed',
    'Enrolment.cohortId': 'name',
    'CohortInstructor.cohortId': 'name',
  }
  const instructor = await anInstructor()
  await db().cohortInstructor.create({ data: { cohortId: 'everyone', personId: instructor.id, addedAt: new Date() } })
  const data = await dataOf(await aBusyLearner())
  const [attempt] = data.attempts
  const exported: Record<string, unknown> = {
    Person: data.person,
    Attempt: attempt,
    Answer: attempt?.answers[1],
    LessonProgress: data.lessons[0],
    Review: data.reviews[0],
    ResetLink: data.passwordLinks[0],
    Enrolment: data.cohort,
    LearnerDueDate: data.dueDates[0],
    ExtraAttempt: data.extraAttempts[0],
    Override: attempt?.overrides[0],
    Report: data.reports[0],
    CorrectionChange: attempt?.corrections[0],
    CorrectionNotice: data.notices[0],
    CohortInstructor: (await dataOf(instructor)).teaches[0],
  }
  const models = [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
  const isOfAPerson = (body = '', name = '') => name === 'Person' || /\b(personId|attemptId)\s/.test(body)
  const columns = models
    .filter(([, name, body]) => isOfAPerson(body, name))
    .flatMap(([, model = '', body = '']) => {
      const fields = [...body.matchAll(/^ {2}(\w+) +(String|Int|Float|Boolean|DateTime)\b/gm)].map(([, field]) => field ?? '')
      return fields.map((field) => [model, field] as const)
    })
  expect(columns.length).toBeGreaterThan(30)
  const missing = columns.filter(([model, field]) => {
    const column = `${model}.${field}`
    if (left[column]) return false
    const way = (names[column] ?? field).split('.')
    const found = way.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], exported[model])
    return found === undefined
  })
  expect(missing.map((column) => column.join('.'))).toEqual([])
})

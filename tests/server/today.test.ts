import { describe, expect, test } from 'vitest'
import { judgeShare, wilsonInterval } from '@/core/interval'
import { submitAttempt } from '@/server/attempts'
import { readRows } from '@/server/csv'
import { db } from '@/server/database/client'
import { describeColumns, exportKinds } from '@/server/export-columns'
import { countExported, exportGradebook, exportResponses, exportWide } from '@/server/exports'
import { overrideGrade } from '@/server/overrides'
import { listHappenings, listWorst } from '@/server/today'
import { anInstructor, anOpenAttempt, anotherInstructor, answerAll } from '@/tests/support/acting'
import { aCohort, aQuickLearner } from '@/tests/support/class'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const day = (n: number) => new Date(Date.UTC(2026, 10, n, 9))

async function take(name: string, at: Date, { cohortId = 'everyone', except = [] as number[] | 'all' } = {}): Promise<string> {
  const learner = await aQuickLearner(name, { cohortId })
  const attempt = await anOpenAttempt(learner, 'tides', at)
  if (except !== 'all') await answerAll(attempt, learner, { except })
  await submitAttempt(attempt.id, learner, at)
  return attempt.id
}

async function readAll(stream: AsyncGenerator<string>) {
  let text = ''
  for await (const piece of stream) text += piece
  expect(text.startsWith('\ufeff')).toBe(true)
  const [titles = { line: 1, cells: [] }, ...rows] = readRows(text) ?? []
  return rows.map(({ cells }) => Object.fromEntries(titles.cells.map((title, i) => [title, cells[i]])))
}

test('what happened lately is listed from the newest, without previews, and without the cohorts of others', async () => {
  const [inge, ines] = [await anInstructor(), await anotherInstructor()]
  const mine = await aCohort(ines)
  await take('Long ago', day(1))
  await take('Ada', day(20), { except: 'all' })
  const id = await take('Bob', day(21), { cohortId: mine })
  const preview = await anOpenAttempt(inge, 'tides', day(22))
  await submitAttempt(preview.id, inge, day(22))
  const at = new Date(Date.UTC(2026, 11, 5))
  expect((await listHappenings(inge, 9, at)).map(({ name, isPassed }) => [name, isPassed])).toEqual([
    ['Bob', true],
    ['Ada', false],
  ])
  expect(await listHappenings(ines, 9, at)).toEqual([
    expect.objectContaining({
      name: 'Bob',
      attemptId: id,
      module: 'tides',
      submittedAt: day(21),
      earned: 8,
      possible: 8,
      isForSafety: false,
    }),
  ])
})

describe('the questions and passages that fail', () => {
  test('are not shown before ten answers, and never called failing while the interval reaches 30%', async () => {
    const inge = await anInstructor()
    for (let i = 0; i < 9; i++) await take(`Learner ${i}`, day(2), { except: 'all' })
    expect((await listWorst(inge)).questions.every(({ analysis: { n } }) => n >= 10)).toBe(true)
    for (let i = 10; i < 20; i++) await take(`Learner ${i}`, day(3), { except: 'all' })
    const { questions, passages } = await listWorst(inge)
    expect(questions.length).toBeGreaterThan(0)
    for (const { analysis } of questions) {
      expect(analysis.facility).toMatchObject(wilsonInterval(0, analysis.n) ?? {})
      expect(analysis.verdicts.question).toBe((analysis.facility?.high ?? 1) < 0.3 ? 'look' : 'unclear')
    }
    expect(passages.length).toBeGreaterThan(0)
    for (const { share, answers } of passages) expect(share).toEqual({ ...wilsonInterval(0, answers), verdict: 'look' })
  })

  test('are the three that earned least, as too early to say, where nothing surely fails', async () => {
    const inge = await anInstructor()
    for (let i = 0; i < 14; i++) await take(`Learner ${i}`, day(2), { except: i % 2 === 0 ? [1, 2, 3, 4] : [5, 6, 7, 8] })
    const { questions, passages } = await listWorst(inge)
    expect(questions.length).toBeLessThanOrEqual(3)
    for (const { analysis } of questions) expect(analysis.verdicts.question).toBe('unclear')
    for (const { share } of passages) expect(share?.verdict).toBe('unclear')
  })

  test.each([
    ['look', 2, 40],
    ['unclear', 2, 10],
    ['unclear', 6, 20],
    ['fine', 18, 20],
  ] as const)('an interval is %s only if it lies wholly there (%d of %d)', (verdict, sum, n) => {
    const interval = wilsonInterval(sum, n)
    expect(interval && judgeShare(interval)).toBe(verdict)
  })

  test('pool the cohorts that an instructor may see and no others', async () => {
    const [inge, ines] = [await anInstructor(), await anotherInstructor()]
    const mine = await aCohort(ines)
    for (let i = 0; i < 12; i++) await take(`Mine ${i}`, day(2), { cohortId: mine })
    for (let i = 0; i < 12; i++) await take(`Other ${i}`, day(2), { except: 'all' })
    const [all, hers] = [await listWorst(inge), await listWorst(ines)]
    expect(hers.questions.every(({ analysis }) => analysis.facility?.share === 1)).toBe(true)
    expect(hers.passages).toEqual([])
    expect(all.questions.every(({ analysis }) => (analysis.facility?.share ?? 1) < 1)).toBe(true)
  })
})

describe('an export', () => {
  test('of responses has a row for each answer, with pseudonyms and without names or confidence', async () => {
    const inge = await anInstructor()
    await take('Zorro', day(2), { except: [1] })
    await take('Yvonne', day(3))
    const rows = await readAll(exportResponses(inge, ''))
    expect(rows).toHaveLength(16)
    expect(await countExported(inge, '')).toBe(2)
    const text = JSON.stringify(rows)
    for (const secret of ['Zorro', 'zorro@', 'confidence', ...(await db().person.findMany()).map(({ id }) => id)])
      expect(text).not.toContain(secret)
    const blank = rows.filter((row) => row.blank === '1')
    expect(blank).toHaveLength(1)
    expect(blank[0]).toMatchObject({
      position: '1',
      correct: '0',
      mark: '0',
      answer: '',
      answered_at: '',
      first: '1',
      module: 'tides',
    })
    expect(rows.filter((row) => row.correct === '1')).toHaveLength(15)
    expect(new Set(rows.map(({ learner }) => learner)).size).toBe(2)
  })

  test('in the wide form has one 0 or 1 for each option, and nothing for questions that were not given', async () => {
    const inge = await anInstructor()
    const id = await take('Ada', day(2))
    const [row] = await readAll(exportWide(inge, '', 'tides'))
    const given = await db().answer.findMany({ where: { attemptId: id }, include: { questionVersion: true } })
    for (const { questionVersion, value } of given) {
      const { questionId, body } = questionVersion
      const cells = Object.entries(row ?? {}).filter(([name]) => name.startsWith(`${questionId}.`))
      expect(cells.length).toBeGreaterThan(0)
      if (JSON.parse(body).kind === 'single-choice') {
        expect(row?.[`${questionId}.${JSON.parse(value ?? '')}`]).toBe('1')
        expect(cells.filter(([, cell]) => cell === '1')).toHaveLength(1)
      }
    }
    expect(readRows((await exportWide(inge, '', 'nowhere').next()).value ?? '')).toEqual([])
  })

  test('of the gradebook has names, grades and what they lacked', async () => {
    const inge = await anInstructor()
    const id = await take('=Ada', day(2), { except: 'all' })
    await overrideGrade(inge, id, { earned: 4, isPassed: false, reason: 'Half.' })
    expect(await readAll(exportGradebook(inge, '', day(3)))).toEqual([
      expect.objectContaining({
        ...{ name: "'=Ada", cohort: 'Everyone', needs_help: 'safety', 'tides.attempts': '1', 'tides.percent': '50' },
        ...{
          'tides.passed': '0',
          'tides.lacking': 'points|safety',
          'tides.overridden': '1',
          'shore.attempts': '0',
          'shore.passed': '',
        },
      }),
    ])
  })

  test('leaves out the cohorts of others, and one cohort alone can be asked for', async () => {
    const [inge, ines] = [await anInstructor(), await anotherInstructor()]
    const mine = await aCohort(ines)
    await take('Mine', day(2), { cohortId: mine })
    await take('Other', day(2))
    expect(await readAll(exportResponses(ines, ''))).toHaveLength(8)
    expect(await readAll(exportResponses(ines, 'everyone'))).toHaveLength(0)
    expect(await readAll(exportGradebook(ines, 'everyone'))).toHaveLength(0)
    expect(await readAll(exportWide(inge, mine, 'tides'))).toHaveLength(1)
    expect(await countExported(ines, 'everyone')).toBe(0)
  })

  test('of more learners than one batch is complete, and leaves no learner out or in twice', async () => {
    const inge = await anInstructor()
    for (let i = 0; i < 45; i++) await take(`Learner ${i}`, day(2), { except: 'all' })
    const rows = await readAll(exportResponses(inge, ''))
    expect(rows).toHaveLength(45 * 8)
    expect(new Set(rows.map(({ learner }) => learner)).size).toBe(45)
  })

  test.each(exportKinds)('describes the columns of the file “%s”', (kind) => {
    const rows = readRows(describeColumns(kind)) ?? []
    expect(rows[0]?.cells).toEqual(['column', 'meaning'])
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.every(({ cells }) => cells.every((cell) => cell.trim() !== ''))).toBe(true)
  })
})

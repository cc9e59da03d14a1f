import { expect, type Locator, type Page } from '@playwright/test'
import type { Question } from '@/core/question'
import { readCourseFolder } from '@/server/course/course'
import { tinyCourse } from '@/tests/support/tiny-course'

const banks = new Map<string, Question[]>()

/** Every graded question of a course folder, or of one module in it. */
export function bankOf(dir: string, module?: string): Question[] {
  const key = `${dir}/${module ?? ''}`
  const modules = banks.has(key) ? [] : (readCourseFolder(dir).course?.modules ?? [])
  const asked = modules.filter(({ slug }) => module === undefined || slug === module)
  const bank = banks.get(key) ?? asked.flatMap(({ quiz }) => quiz.questions)
  banks.set(key, bank)
  return bank
}

/** The question that the page shows, as its author wrote it: of the tiny course, or of that in another folder, or of one module. */
export async function questionOn(page: Page, dir = tinyCourse.COURSE_DIR, module?: string): Promise<Question> {
  const stem = plain(await page.locator('form#question legend').first().innerText())
  const found = bankOf(dir, module).filter((each) => plain(each.stem) === stem)
  if (found.length === 1) return found[0] as Question
  // Two questions may share a stem such as "Complete the sentence."; what stands under it tells them apart.
  const shown = plain(await page.locator('form#question').innerText())
  const fitting = found.filter((each) => textsOf(each).every((text) => shown.includes(plain(text))))
  expect(fitting, stem).toHaveLength(1)
  return fitting[0] as Question
}

/** Answers the question on the page with its key, as somebody who knows. */
export async function answerRightly(page: Page, question: Question): Promise<void> {
  const form = page.locator('form#question')
  switch (question.kind) {
    case 'single-choice':
      return check(page, [question.choices.find(({ id }) => id === question.key)?.text])
    case 'multiple-response':
      return check(
        page,
        question.choices.filter(({ id }) => question.key.includes(id)).map(({ text }) => text),
      )
    case 'true-false':
      return check(page, [question.key ? 'True' : 'False'])
    case 'matching':
      for (const { id, text } of question.stems) {
        const target = question.targets.find((each) => each.id === question.key[id])?.text ?? ''
        await form.getByLabel(text, { exact: true }).selectOption({ label: target })
      }
      return
    case 'cloze':
      for (const [i, blank] of question.blanks.entries()) {
        const choice = blank.choices.find((each) => each.id === question.key[blank.id])?.text ?? ''
        await form.getByRole('combobox').nth(i).selectOption({ label: choice })
      }
      return
    case 'numeric':
      return form.getByRole('textbox').fill(String(question.key))
    case 'short-answer':
      return form.getByRole('textbox').fill(question.key[0] ?? '')
    case 'ordering':
      return putInOrder(page, question)
  }
}

/** Answers the question on the page so that it earns less than the whole. */
export async function answerWrongly(page: Page, question: Question): Promise<void> {
  const form = page.locator('form#question')
  switch (question.kind) {
    case 'single-choice':
      return check(page, [question.choices.find(({ id }) => id !== question.key)?.text])
    case 'multiple-response':
      return check(page, [question.choices.find(({ id }) => !question.key.includes(id))?.text ?? question.choices[0]?.text])
    case 'true-false':
      return check(page, [question.key ? 'False' : 'True'])
    case 'numeric':
      return form.getByRole('textbox').fill('1234')
    case 'short-answer':
      return form.getByRole('textbox').fill('something else')
    case 'ordering':
      return
    default:
      await form.getByRole('combobox').first().selectOption({ index: 1 })
  }
}

/** Presses the buttons of the list until its items stand in the right order; `press` says how. */
export async function putInOrder(
  page: Page,
  question: Extract<Question, { kind: 'ordering' }>,
  press: (button: Locator) => Promise<void> = (button) => button.click(),
): Promise<void> {
  const list = page.locator('form#question ol').first()
  const rows = list.getByRole('listitem')
  for (const [place, id] of question.key.entries()) {
    const wanted = plain(question.items.find((each) => each.id === id)?.text ?? '')
    const listed = async () => (await rows.allInnerTexts()).map(plain)
    let at = (await listed()).findIndex((text) => text.includes(wanted))
    while (at > place) {
      await press(rows.nth(at).getByRole('button', { name: /^Up/ }))
      const next = at - 1
      await expect.poll(async () => (await listed()).findIndex((text) => text.includes(wanted))).toBe(next)
      at = next
    }
  }
  const keep = page.getByRole('button', { name: 'Keep this order' })
  if (await keep.isVisible()) await press(keep)
  await expect(page.locator('form#question [data-answer-note]')).toBeVisible()
}

async function check(page: Page, texts: (string | undefined)[]): Promise<void> {
  for (const text of texts) {
    const row = page.locator('form#question label').filter({ has: page.getByText(text ?? '', { exact: true }) })
    await row.getByRole('radio').or(row.getByRole('checkbox')).first().check()
  }
}

function textsOf(question: Question): string[] {
  switch (question.kind) {
    case 'single-choice':
    case 'multiple-response':
      return question.choices.map(({ text }) => text)
    case 'matching':
      return question.stems.map(({ text }) => text)
    case 'ordering':
      return question.items.map(({ text }) => text)
    case 'cloze':
      return question.text.split(/\[\[[a-z0-9-]+\]\]/).map((part) => part.trim())
    default:
      return []
  }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

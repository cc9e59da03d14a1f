import { createElement, type FunctionComponent, type ReactNode } from 'react'
import { prerender } from 'react-dom/static'
import { describe, expect, test } from 'vitest'
import AboutPage from '@/app/(learn)/about/page'
import ClaimsPage from '@/app/(learn)/claims/page'
import GlossaryPage from '@/app/(learn)/glossary/page'
import LessonPage from '@/app/(learn)/modules/[slug]/page'
import PracticePage from '@/app/(learn)/modules/[slug]/practice/[id]/page'
import QuizPage from '@/app/(learn)/modules/[slug]/quiz/page'
import HomePage from '@/app/(learn)/page'
import ReferencesPage from '@/app/(learn)/references/page'
import { listLessons } from '@/core/course/rules/lesson-words'
import { listExplanations } from '@/core/course/rules/question-words'
import { rightAnswer, showAnswer } from '@/core/question'
import { loadCourse } from '@/server/course/course'
import { seededBy } from '@/server/seed'
import { listCheckedParts, listDrawnParts } from '@/tests/support/lesson-parts'
import { findSecretTexts, listSecretTexts } from '@/tests/support/secret-texts'

const course = loadCourse()
const { modules, claims, references, terms, home, about } = course
const secrets = listSecretTexts(course)
const practice = modules.flatMap(({ slug, practice: list }) => list.map((question) => ({ slug, question })))

/** What a page draws, once all of it is there. */
async function draw(page: ReactNode): Promise<string> {
  const { prelude } = await prerender(page)
  return new Response(prelude).text()
}

/** The words of what is drawn, as they are read. */
function wordsOf(html: string): string {
  const letters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
  return plain(html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => letters[name] ?? ''))
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

const pageOf = <P extends object>(Page: (props: P) => unknown, props: P) => createElement(Page as FunctionComponent<P>, props)
const pages: [string, () => ReactNode, string[]][] = [
  ['the home page', () => pageOf(HomePage, {}), [home.title, ...modules.flatMap(({ title, question }) => [title, question])]],
  ['the page about the course', () => pageOf(AboutPage, {}), [about.title]],
  ['the page of claims', () => pageOf(ClaimsPage, {}), [...claims.values()].map(({ text }) => text)],
  [
    'the page of references',
    () => pageOf(ReferencesPage, {}),
    [...references.values()].filter(({ citable }) => citable).map(({ citation }) => citation),
  ],
  ['the glossary', () => pageOf(GlossaryPage, {}), [...terms.values()].flatMap(({ term, meaning }) => [term, meaning])],
  ...modules.flatMap(({ slug, title, question, objectives, passages }): typeof pages => {
    const props = { params: Promise.resolve({ slug }), searchParams: Promise.resolve({}) }
    const asked = objectives.filter(({ testable }) => testable).map(({ text }) => text)
    return [
      [`the lesson ${slug}`, () => pageOf(LessonPage, props), [title, question, ...passages.map((each) => each.title)]],
      [`the quiz page of ${slug}`, () => pageOf(QuizPage, props), [title, ...asked]],
    ]
  }),
  ...practice.map(({ slug, question }): (typeof pages)[number] => {
    const params = Promise.resolve({ slug, id: question.id })
    return [
      `the practice question ${slug}/${question.id}`,
      () => pageOf(PracticePage, { params, searchParams: Promise.resolve({}) }),
      [question.stem],
    ]
  }),
]

test.each(pages)('%s is drawn, with one heading and all that it must say, and without an explanation', async (_, page, says) => {
  const html = await draw(page())
  expect(html.match(/<h1[\s>]/g)).toHaveLength(1)
  const words = wordsOf(html)
  expect(says.map(plain).filter((each) => !words.includes(each))).toEqual([])
  expect(findSecretTexts(html, secrets)).toEqual([])
  // A number that could not be worked out, or a field that is not there, would be drawn as one of these.
  expect(html).not.toMatch(/="[^"]*\b(NaN|Infinity|undefined|null|\[object)\b/)
})

test('every practice question is explained on its page once it is answered', async () => {
  for (const { slug, question } of practice) {
    const answer = showAnswer(question, seededBy('practice'), rightAnswer(question))
    const props = {
      params: Promise.resolve({ slug, id: question.id }),
      searchParams: Promise.resolve({ a: JSON.stringify(answer) }),
    }
    const html = await draw(pageOf(PracticePage, props))
    // What is said of a mistake is for those who made it.
    const explanations = listExplanations(question).filter(({ path }) => path[0] !== 'mistakes')
    expect(explanations.length, question.id).toBeGreaterThan(0)
    expect(explanations.map(({ text }) => plain(text)).filter((text) => !wordsOf(html).includes(text))).toEqual([])
    // So the search that found none of them before would have found them.
    const own = secrets.filter(({ text }) => explanations.some((each) => each.text === text))
    expect(findSecretTexts(html, own)).toEqual(own)
  }
})

describe('a lesson', () => {
  test.each(modules.map((module) => [module.slug, module] as const))('%s draws each of its figures', async (slug, module) => {
    const html = await draw(pageOf(LessonPage, { params: Promise.resolve({ slug }), searchParams: Promise.resolve({}) }))
    for (const { id, title, caption, text } of module.figures) {
      const drawn = new RegExp(`<figure id="${id}"[\\s\\S]*?</figure>`).exec(html)?.[0] ?? ''
      expect(drawn, id).toContain('<svg')
      const words = wordsOf(drawn)
      expect(
        [title, caption, text].map(plain).filter((each) => !words.includes(each)),
        id,
      ).toEqual([])
    }
  })

  test.each(listLessons(course).map(({ file, source }) => [file, source] as const))(
    'or page is drawn from the same tags, attributes and words as the check has read: %s',
    async (_, source) => expect(await listDrawnParts(source)).toEqual(listCheckedParts(source)),
  )
})

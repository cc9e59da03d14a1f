import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createElement, type FunctionComponent } from 'react'
import { prerender } from 'react-dom/static'
import { beforeEach, describe, expect, test } from 'vitest'
import { Explanation } from '@/app/_components/explained/explanation'
import { QuestionFields } from '@/app/_components/questions/question'
import { SiteFooter } from '@/app/_components/site/site-footer'
import AboutPage from '@/app/(learn)/about/page'
import ClaimsPage from '@/app/(learn)/claims/page'
import GlossaryPage from '@/app/(learn)/glossary/page'
import LessonPage from '@/app/(learn)/modules/[slug]/page'
import QuizPage from '@/app/(learn)/modules/[slug]/quiz/page'
import HomePage from '@/app/(learn)/page'
import ReferencesPage from '@/app/(learn)/references/page'
import { listCourseLists } from '@/app/course'
import { explain } from '@/core/explained'
import { show } from '@/core/question'
import { loadCourse } from '@/server/course/course'
import { seededBy } from '@/server/seed'
import { aCourseFolder } from '@/tests/support/course-folder'

/** Words of one subject, which the interface of a course on another subject must not say. */
const subject =
  /\b(naltrexone|medicines?|medical|medications?|doses?|dosage|opioids?|drugs?|patients?|prescri\w+|clinic\w*|doctors?|nurses?|health|anxiety|treatments?|symptoms?|placebo|therap\w+|pharmac\w+|stud(?:y|ies)|trials?|laborator\w+|animals?|case reports?|US label)\b/gi

type Drawn = Promise<string>
async function draw<P extends object>(Page: (props: P) => unknown, props: P): Drawn {
  const { prelude } = await prerender(createElement(Page as FunctionComponent<P>, props))
  const html = await new Response(prelude).text()
  // Attributes such as aria-label are read out as well; class names and styles are not.
  return html.replace(/\s(class|style|href|id|d)="[^"]*"/g, ' ').replace(/<\/?\w+/g, ' ')
}

/** The words of the subject that a page says and the files of its course do not. */
function strayWordsIn(text: string, own: string): string[] {
  const ownWords = new Set((own.match(subject) ?? []).map((word) => word.toLowerCase()))
  return [...new Set(text.match(subject) ?? [])].filter((word) => !ownWords.has(word.toLowerCase()))
}

function wordsOfCourse(): string {
  const { dir } = loadCourse()
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(yaml|mdx)$/.test(name))
    .map((name) => readFileSync(join(dir, name), 'utf8'))
    .join('\n')
}

describe('the interface speaks of no subject of its own', () => {
  // The tiny course tells of trials and doses of tide boards in one figure; without it, none of the words is its own.
  beforeEach(() => {
    process.env.COURSE_DIR = aCourseFolder(
      ['shore/figures.yaml', /^- kind: trials\n(?: .*\n)+/m, ''],
      ['shore/lesson.mdx', '<Figure id="boards-so-far" />', ''],
      ['shore/lesson.mdx', 'In one small trial, fewer', 'In one small count, fewer'],
      ['claims.yaml', 'In one small trial, fewer', 'In one small count, fewer'],
      ['claims.yaml', 'The trial was made up', 'The count was made up'],
      ['references.yaml', 'A trial of tide boards', 'A count of tide boards'],
    )
  })

  const props = (slug: string) => ({ params: Promise.resolve({ slug }), searchParams: Promise.resolve({}) })
  test.each<[string, () => Drawn]>([
    ['the home page', () => draw(HomePage, {})],
    ['the page of claims', () => draw(ClaimsPage, {})],
    ['the references', () => draw(ReferencesPage, {})],
    ['the glossary', () => draw(GlossaryPage, {})],
    ['the page about the course', () => draw(AboutPage, {})],
    ['a lesson with every kind of figure but one', () => draw(LessonPage, props('shore'))],
    ['a short lesson', () => draw(LessonPage, props('tides'))],
    ['the page of a quiz', () => draw(QuizPage, props('shore'))],
    ['the footer', () => draw(SiteFooter, { ...loadCourse().course, lists: listCourseLists() })],
  ])('%s', async (_, drawn) => {
    const own = wordsOfCourse().match(subject) ?? []
    expect(new Set(own.map((word) => word.toLowerCase()))).toEqual(new Set())
    const shown = await drawn()
    expect(shown.length).toBeGreaterThan(50)
    expect(strayWordsIn(shown, '')).toEqual([])
  })

  test('every kind of question, before and after it is answered', async () => {
    for (const question of loadCourse().modules.flatMap(({ quiz }) => quiz.questions)) {
      const asked = await draw(QuestionFields, { shown: show(question, seededBy('any')), answer: null })
      const explained = await draw(Explanation, { question: explain(question, null, 0, null) })
      expect(strayWordsIn(asked + explained, ''), question.id).toEqual([])
    }
  })
})

describe('the sources of the software', () => {
  // Why a word may stand where it does.
  const allowed: [file: RegExp, words: RegExp][] = [
    // The kind of figure and its fields have these names in the files of courses.
    [/^core\/course\/(figure|rules\/ids)\.ts$|^app\/_components\/figures\//, /^(trials?|dose|stud(y|ies))$/i],
    // The words of caution that a rule counts in any course; nobody is shown them.
    [/^core\/course\/rules\/word-lists\.ts$/, /./],
    // The names that the first edition had for kinds of evidence are read for ever.
    [/^core\/course\/evidence\.ts$/, /^case report$/i],
    // A mathematical term, in the title of a paper.
    [/^core\/course\/rules\/chances\.ts$/, /^trials$/i],
    // What an invented learner of the demo does, and how the server feels.
    [/^scripts\/demo-class\.ts$/, /^study$/i],
    [/^server\/|^scripts\//, /^health$/i],
  ]

  test.each(['app', 'core', 'server', 'scripts', 'package.json'])('%s names nothing of one subject', (place) => {
    const files = place.includes('.')
      ? [place]
      : readdirSync(place, { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.(tsx?|mjs|css|yaml|mdx)$/.test(name) && !name.includes('generated/'))
          .map((name) => join(place, name))
    const found = files.flatMap((file) =>
      [...new Set(readFileSync(file, 'utf8').match(subject) ?? [])]
        .filter((word) => !allowed.some(([where, words]) => where.test(file) && words.test(word)))
        .map((word) => `${file}: ${word}`),
    )
    expect(found).toEqual([])
  })
})

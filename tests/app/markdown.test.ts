import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createElement, type FunctionComponent } from 'react'
import { prerender } from 'react-dom/static'
import { describe, expect, test } from 'vitest'
import { Explanation } from '@/app/_components/explained/explanation'
import { WithMaths } from '@/app/_components/inline/with-maths'
import { LessonText } from '@/app/_components/lesson/lesson-text'
import { QuestionFields } from '@/app/_components/questions/question'
import { explain } from '@/core/explained'
import { kinds, show } from '@/core/question'
import { findModule, loadCourse } from '@/server/course/course'
import { drawFormulasIn } from '@/server/course/maths'
import { seededBy } from '@/server/seed'
import { aQuestion } from '@/tests/support/builders'
import { aCourseFolder } from '@/tests/support/course-folder'

async function draw<P extends object>(Part: (props: P) => unknown, props: P): Promise<string> {
  const { prelude } = await prerender(createElement(Part as FunctionComponent<P>, props))
  return new Response(prelude).text()
}

/** The lesson of the tiny course with words of Markdown in it, as its page shows it. */
async function lessonWith(words: string): Promise<string> {
  const dir = aCourseFolder(['tides/lesson.mdx', 'Stand on a beach', `${words}\n\nStand on a beach`])
  writeFileSync(join(dir, 'tides', 'beach.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>')
  process.env.COURSE_DIR = dir
  loadCourse()
  return draw(LessonText, { body: findModule('tides')?.body ?? '', module: 'tides' })
}

describe('in a lesson', () => {
  test('a table has a box that scrolls, a name of its own, and names of columns that screen readers know', async () => {
    const table = '| Day | Height |\n|---|--:|\n| Monday | **3** m |'
    const html = await lessonWith(`${table}\n\nAnd:\n\n${table}`)
    expect([...html.matchAll(/<section[^>]*tabindex="0" aria-label="(Table[^"]*)"/gi)].map(([, name]) => name)).toEqual([
      'Table 1: Day, Height',
      'Table 2: Day, Height',
    ])
    expect(html).toMatch(/<th scope="col"[^>]*>Day<\/th>/)
    expect(html).toMatch(/<td style="text-align:right"><strong>3<\/strong> m<\/td>/)
  })

  test('a picture has its words, its size, its caption and an address with a hash, and nothing is loaded before it is near', async () => {
    const html = await lessonWith('![The beach at noon](beach.svg "At noon")')
    expect(html).toMatch(
      /<figure[^>]*><img src="\/pictures\/[\w-]{27}\.svg" alt="The beach at noon" width="40" height="30" loading="lazy"[^>]*\/><figcaption>At noon<\/figcaption><\/figure>/,
    )
  })

  test('a footnote leads to its note and back, and the notes have a heading', async () => {
    const html = await lessonWith('The Moon[^m] pulls.\n\n[^m]: And the *Sun*.')
    const [, note] = /<a href="#(foot-fn-m)" id="foot-fnref-m"/.exec(html) ?? []
    expect(html).toContain(`<li id="${note}"`)
    expect(html).toContain('<h2 id="footnote-label">Notes</h2>')
    expect(html).toMatch(/And the <em>Sun<\/em>\. <a href="#foot-fnref-m"[^>]*aria-label="Back to the text of note 1"/)
  })

  test('formulas are MathML, in a line or on lines of their own, without their source', async () => {
    const html = await lessonWith('So $\\frac{1}{2}$ it is.\n\n$$\n\\sum_i i\n$$')
    expect(html).toContain('<math><mrow><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math>')
    expect(html).toMatch(/role="group" aria-label="Formula"><math display="block">/)
    expect(html).not.toMatch(/\\frac|\\sum|\$/)
  })

  test('code is shown as it is, with its braces and tags', async () => {
    expect(await lessonWith('```\n<b>{1}</b>\n```')).toContain('&lt;b&gt;{1}&lt;/b&gt;')
  })
})

describe('in a question', () => {
  const marked = 'Is *this* `code` or **$\\frac{1}{2}$**?'
  const drawn = /Is <em>this<\/em> <code>code<\/code> or <strong><math><mrow><mfrac>/

  test.each(kinds)('of kind %s the stem has emphasis, code and formulas', async (kind) => {
    const shown = show(aQuestion(kind, { stem: marked }), seededBy('any'))
    const fields = createElement(QuestionFields, { shown, answer: null })
    expect(await draw(WithMaths, { maths: drawFormulasIn(shown), children: fields })).toMatch(drawn)
  })

  test('choices and explanations have them as well', async () => {
    const choices = ['a', 'b', 'c'].map((id) => ({ id, text: `${id}: ${marked}`, explanation: `${id}, for: ${marked}` }))
    const question = aQuestion('single-choice', { choices, key: 'a' })
    const shown = show(question, seededBy('any'))
    const fields = createElement(QuestionFields, { shown, answer: null })
    const asked = await draw(WithMaths, { maths: drawFormulasIn(shown), children: fields })
    expect(asked.match(new RegExp(drawn, 'g'))).toHaveLength(3)
    const explained = explain(question, 'b', 0, null)
    const reasons = createElement(Explanation, { question: explained })
    const told = await draw(WithMaths, { maths: drawFormulasIn(explained), children: reasons })
    expect(told.match(new RegExp(drawn, 'g'))).toHaveLength(6)
    expect(asked + told).not.toMatch(/\\frac|\*/)
  })

  test('the drawn formulas before submission do not depend on the key, an explanation or anything else that is kept back', () => {
    const choices = (why: string) => ['a', 'b', 'c'].map((id) => ({ id, text: `$${id}$`, explanation: why }))
    const drawnFor = (key: string, why: string) =>
      JSON.stringify(drawFormulasIn(show(aQuestion('single-choice', { choices: choices(why), key }), seededBy('any'))))
    expect(drawnFor('a', 'Since $x$.')).toBe(drawnFor('b', 'Since $y$.'))
  })

  test('what a learner typed is shown as it was typed', async () => {
    const question = aQuestion('short-answer', { key: ['yes'] })
    const explained = explain(question, '*no* $x$', 0, null)
    const html = await draw(WithMaths, {
      maths: drawFormulasIn(explained),
      children: createElement(Explanation, { question: explained }),
    })
    expect(html.replace(/<[^>]*>/g, '')).toContain('You wrote “*no* $x$”')
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { At, Day, LocalDay, On } from '@/app/_components/site/dates'
import { Authored, CourseLanguage, Words } from '@/app/_components/site/words'

const draw = (language: string, ...children: ReactNode[]) =>
  renderToStaticMarkup(createElement(CourseLanguage, { language }, ...children))
const sentence = createElement(Words, null, 'Read again: ', createElement(Authored, null, 'T'), '.')
const heading = createElement(Words<'h2'>, { as: 'h2', id: 'lessons' }, 'Two lessons')
const numbers = createElement(Words<'nav'>, { as: 'nav', keepsOrder: true, 'aria-label': 'Questions' }, '1 2 3')

test('in an English course nothing is added to the words of the interface', () => {
  expect(draw('en-GB', sentence)).toBe('Read again: <bdi>T</bdi>.')
  expect(draw('en', heading, numbers)).toBe('<h2 id="lessons">Two lessons</h2><nav aria-label="Questions">1 2 3</nav>')
})

test('in a course in another language the words of the interface are marked as English, and what the author says as the author’s', () => {
  expect(draw('de', sentence)).toBe('<span lang="en">Read again: <bdi lang="de">T</bdi>.</span>')
  expect(draw('de', heading)).toBe('<h2 id="lessons" lang="en">Two lessons</h2>')
})

test('in a course that runs from right to left the words of the interface run from left to right, and numbers in a row with the page', () => {
  expect(draw('ar', sentence)).toBe('<span lang="en" dir="ltr">Read again: <bdi lang="ar">T</bdi>.</span>')
  expect(draw('ar', heading, numbers)).toBe(
    '<h2 id="lessons" lang="en" dir="ltr">Two lessons</h2><nav aria-label="Questions" lang="en">1 2 3</nav>',
  )
})

const time = new Date('2026-11-23T20:30:00Z')

test.each([
  ['a calendar day', createElement(Day, { date: '2026-11-23' }), '<time dateTime="2026-11-23">23 November 2026</time>'],
  [
    'the day of a reader',
    createElement(LocalDay, { time }),
    `<time dateTime="${time.toJSON()}" data-local-day="" data-clock="UTC">23 November 2026</time>`,
  ],
  [
    'a near day',
    createElement(LocalDay, { time, isNear: true }),
    `<time dateTime="${time.toJSON()}" data-local-day="near" data-clock="UTC">23 November</time>`,
  ],
  ['the day of an instructor', createElement(On, { time }), `<time dateTime="${time.toJSON()}">23 Nov 2026 UTC</time>`],
  ['a moment', createElement(At, { time }), `<time dateTime="${time.toJSON()}">23 Nov 2026, 20:30 UTC</time>`],
])('%s is drawn by a server with the clock that it is by', (_, date, markup) => expect(draw('en', date)).toBe(markup))

test('every date that a page shows is drawn by the components for dates', () => {
  const files = readdirSync('app', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file !== 'app/_components/site/dates.tsx')
  const drawn =
    /<time\b|as="time"|toLocale\w*String\(|DateTimeFormat|\b(nearDay|day|shortDay|moment|ago)Words\b|toISOString\(\)\.slice/
  expect('{dayWords(submittedAt)}').toMatch(drawn)
  expect(files.filter((file) => drawn.test(readFileSync(file, 'utf8')))).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { readCourseFolder } from '@/server/course/course'
import { aCourseFolder, type Change, expectFound, look } from '@/tests/support/course-folder'

const quiz = 'tides/quiz.yaml'
const lesson = 'tides/lesson.mdx'
const stem = (words: string): Change => [quiz, /stem: .*/, `stem: '${words}'`]

describe('markup that a learner would read as it is written is an error in a stem:', () => {
  test.each<[string, string, RegExp]>([
    ['a star without its end', 'The **Moon pulls', /the stem has a star/],
    ['one star without its end', 'The *Moon pulls', /the stem has a star/],
    ['code without its end', 'The `Moon pulls', /the stem has a `/],
    ['crossed out', 'The ~~Sun~~ Moon pulls', /the stem has ~~/],
    ['underscores', 'The _Moon_ pulls', /_underscores_/],
    ['two underscores', 'The __Moon__ pulls', /_underscores_/],
    ['a link', 'The [Moon](https://example.org) pulls', /a link or a picture/],
    ['a picture', 'The ![Moon](moon.png) pulls', /a link or a picture/],
    ['a footnote', 'The Moon[^1] pulls', /a footnote/],
    ['HTML', 'The <b>Moon</b> pulls', /HTML/],
    ['a line break in HTML', 'The Moon<br>pulls', /HTML/],
    ['a character of HTML', 'The&nbsp;Moon pulls', /a character written as in HTML/],
    ['a formula with blanks beside its dollar signs', 'The $ r^2 $ Moon pulls', /TeX that is not between/],
    ['TeX without dollar signs', 'The \\frac{1}{2} Moon pulls', /TeX that is not between/],
    ['a formula of its own', 'The Moon $$x$$ pulls', /\$\$/],
  ])('%s', (what, words, message) => expectFound('errors', [what, [stem(words)], lineOfStem(), message]))
})

test('emphasis, code, formulas and escaped signs are no error in a stem', () => {
  const written = look(stem('The *Moon* or the **Sun**, `both` of mass $m_1$, for \\$5 and 2 \\* 3; a < b & c'))
  expect(written.errors.filter(({ message }) => /shown as it is written|plain words/.test(message))).toEqual([])
})

function lineOfStem(): string {
  const found = look(stem('The ~~Sun~~ pulls')).errors.find(({ message }) => message.includes('~~'))
  return `${found?.file}:${found?.line}`
}

test('a formula that cannot be drawn keeps the course from being read, with its file and line', () => {
  const { course, findings } = readCourseFolder(aCourseFolder(stem('What is $\\frac{a$ here?')))
  expect(course).not.toBeNull()
  expect(findings.map(({ file, line }) => `${file}:${line}`)).toEqual([lineOfStem()])
  expect(findings[0]?.message).toMatch(/^The formula \$.*frac\{a\$ cannot be drawn: /)
})

describe('plain words alone may stand', () => {
  test.each<[string, Change, RegExp]>([
    [
      'in a list to match from',
      ['shore/quiz.yaml', 'text: Much of it comes and goes', "text: 'Much of *it* comes and goes'"],
      /plain words/,
    ],
    ['in a list of a blank', ['shore/quiz.yaml', 'text: new moon,', "text: 'new $x$ moon',"], /a formula .* plain words/],
    ['in what is typed', ['shore/quiz.yaml', 'key: [neap tide, neap', "key: ['`neap tide`', neap"], /plain words/],
    ['in a unit', ['shore/quiz.yaml', 'unit: hours', "unit: '*hours*'"], /plain words/],
  ])('%s', (_, change, message) => {
    const found = look(change).errors.filter((each) => each.file === 'shore/quiz.yaml' && message.test(each.message))
    expect(found).not.toEqual([])
    expect(found[0]?.line).toBeGreaterThan(1)
  })

  test('and items to put in order have no formulas, but emphasis', () => {
    const item = (text: string): Change => ['shore/quiz.yaml', 'text: They sit on the wall', `text: '${text}'`]
    expect(look(item('They sit on the $w$')).errors.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/a formula/),
    )
    expect(look(item('They *sit* on the wall')).errors).toEqual([])
  })
})

const inLesson = (words: string): Change => [lesson, 'Stand on a beach', `${words}\n\nStand on a beach`]
const bad: [string, string, RegExp][] = [
  ['a star without its end', 'The **Moon pulls.', /There is a star/],
  ['a footnote without its text', 'The Moon[^1] pulls.', /a footnote/],
  ['a footnote that nothing refers to', '[^1]: The Moon.', /No text refers to the footnote/],
  ['a reference to an address', 'The [Moon][m] pulls.\n\n[m]: https://example.org', /its address in another place/],
  ['a bare address', 'See https://example.org for more.', /stands bare/],
  ['a bare address without https', 'See www.example.org for more.', /stands bare/],
  ['a task list', '- [ ] Look at the Moon', /task list/],
  ['a price that looks like a formula', 'It costs $5 or $6 a jar.', /dollar signs/],
  ['prices side by side', 'It costs $5-$6 a jar.', /dollar signs/],
  ['a formula that cannot be drawn', 'So $\\frac{a$ it is.', /cannot be drawn/],
  ['a formula of its own that cannot be drawn', '$$\n\\nosuch\n$$', /cannot be drawn/],
  ['a table with a column without a name', '| | b |\n|---|---|\n| 1 | 2 |', /column of a table has no name/],
  ['a claim in a table', '| a |\n|---|\n| <Claim id="T1">The Moon pulls.</Claim> |', /<Claim> in a table/],
  ['a picture from elsewhere', '![The Moon](https://example.org/moon.png)', /not a file beside the lesson/],
  ['a picture from another folder', '![The Moon](../shore/moon.png)', /not a file beside the lesson/],
  ['a picture that is not there', '![The Moon](moon.png)', /no picture moon.png beside the lesson/],
  ['a file that is no picture', '![The Moon](quiz.yaml)', /of no kind that can be shown/],
]

describe('Markdown that would be shown raw, or not to everybody, is an error in a lesson:', () => {
  test.each(bad)('%s', (_, words, message) => {
    const found = look(inLesson(words)).errors.filter((each) => each.file === lesson && message.test(each.message))
    expect(found, JSON.stringify(look(inLesson(words)).errors, null, 1)).not.toEqual([])
    expect(Math.min(...found.map((each) => each.line))).toBeGreaterThanOrEqual(11)
    expect(found[0]?.fix).toMatch(/\S/)
  })

  test('a claim in a heading', () => {
    const found = look([lesson, 'Stand on a beach', '### <Claim id="T1">The Moon</Claim>\n\nStand on a beach']).errors
    expect(found.map(({ message }) => message)).toContainEqual(expect.stringMatching(/<Claim> in a heading/))
  })
})

test('tables, footnotes, formulas, text crossed out and escaped dollars are no error in a lesson', () => {
  const words = [
    'The Moon[^1] pulls ~~hard~~ with $F = \\frac{m_1 m_2}{r^2}$, for \\$5.',
    '$$\n\\sum_i i\n$$',
    '| Day | Height in m |\n|---|--:|\n| Monday | 3 |',
    '[^1]: And the Sun.',
    '`code` and\n\n```\n<Claim id="none">{code}</Claim>\n```',
  ]
  expect(look(inLesson(words.join('\n\n'))).errors).toEqual([])
})

describe('markup is an error where everything is plain words:', () => {
  test.each<[string, Change, string]>([
    ['the title of the course', ['course.yaml', 'Why does the sea', "'Why *does* it?' #"], 'course.yaml:2'],
    ['a claim', ['claims.yaml', 'The Moon pulls on the sea.', '"The `Moon` pulls."'], 'claims.yaml:1'],
    ['a misconception', ['misconceptions.yaml', 'Wind makes the tides.', '"Wind makes **the** tides."'], 'misconceptions.yaml:1'],
    ['a meaning', ['glossary.yaml', 'The rise and fall of the sea.', '"The $r$ of the sea."'], 'glossary.yaml:1'],
    ['a telling', ['claims.yaml', 'Spring tides come in spring.', '"~~Spring~~ tides."'], 'claims.yaml:4'],
    ['an objective', ['shore/lesson.mdx', 'Say how long the sea takes to fall', '"Say <b>how</b> long"'], 'shore/lesson.mdx:7'],
    ['a figure', ['shore/figures.yaml', 'Trials made up for this course.', '"Trials &amp; more."'], ''],
  ])('%s', (_, change, place) => {
    const found = look(change).errors.filter(({ message }) => message.includes('shown as it is written'))
    expect(found).toHaveLength(1)
    if (place) expect(`${found[0]?.file}:${found[0]?.line}`).toBe(place)
    else expect(found[0]?.file).toBe(change[0])
  })
})

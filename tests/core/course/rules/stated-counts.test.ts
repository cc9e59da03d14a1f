import { describe, expect, test } from 'vitest'
import { type BadExample, type Change, expectFound, look } from '@/tests/support/course-folder'

const page = (count: string, words: string, file = 'about.mdx'): Change[] => [
  [file, /summary: .*/, `summary: S.\ncounts: [{ ${count} }]`],
  [file, /---\n$|---\n\n.*/, `---\n\n${words}`],
]

const wrong: BadExample[] = [
  [
    'that differs from the number of claims',
    page('says: 12 claims, of: claims', 'It rests on 12 claims.'),
    'about.mdx:4',
    /says “12 claims”, but the course has 10/,
  ],
  [
    'that differs from the number of claims with matching ids',
    page('says: 3 claims, of: claims, ids: "^T"', 'It begins with 3 claims.'),
    'about.mdx:4',
    /the course has 2/,
  ],
  [
    'on the course home that differs from the number of modules',
    page('says: 3 modules, of: modules', 'It has 3 modules. <Claim id="T1">The Moon pulls.</Claim>', 'home.mdx'),
    'home.mdx:4',
    /the course has 2/,
  ],
  [
    'that the page does not contain',
    page('says: 10 claims, of: claims', 'It rests on ten claims.'),
    'about.mdx:4',
    /The page does not say “10 claims”/,
  ],
  [
    'that has no digits',
    page('says: ten claims, of: claims', 'It rests on ten claims.'),
    'about.mdx:4',
    /write the number in digits/,
  ],
]

describe('on a page of the course it is an error to state a count', () => {
  test.each(wrong)('%s', (...example) => expectFound('errors', example))
})

test.each([
  ['claims', 'says: 10 claims, of: claims', '10 claims'],
  ['claims of one sort', 'says: 8 added, of: claims, ids: "^W"', '8 added'],
  ['references', 'says: 3 sources, of: references', '3 sources'],
  ['references that are shown', 'says: shows 2 of them, of: citable references', 'shows 2 of them'],
  ['modules', 'says: 2 lessons, of: modules', '2 lessons'],
  ['graded questions', 'says: 25 questions, of: graded questions', '25 questions'],
])('a page may state how many %s there are', (_, count, words) => {
  expect(look(...page(count, `This course: ${words}.`)).errors).toEqual([])
})

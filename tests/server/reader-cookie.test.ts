import { expect, test } from 'vitest'
import { readerCookie, readShownReader } from '@/server/reader-cookie'

process.env.NEXTAUTH_SECRET = 'a secret that only tests use'

const { name } = readerCookie('learner')

test.each([
  ['nothing', undefined, 'guest'],
  ['the cookie of a learner', `${name}=learner`, 'learner'],
  ['the cookie of an instructor, among others', `a=b; ${name}=instructor`, 'instructor'],
  ['anything else in the cookie', `${name}="><script>`, 'guest'],
  ['a guest by name', `${name}=guest`, 'guest'],
  ['two that disagree', `${name}=learner; ${name}=instructor`, 'guest'],
])('a browser that sends %s is shown the header of a %s', (_, sent, reader) => expect(readShownReader(sent)).toBe(reader))

test('a guest’s cookie is deleted, and that of a reader ends with the longest session', () => {
  expect(readerCookie('guest')).toMatchObject({ name, value: '', options: { maxAge: 0 } })
  expect(readerCookie('instructor')).toMatchObject({
    value: 'instructor',
    options: { maxAge: 14 * 24 * 60 * 60, sameSite: 'lax' },
  })
})

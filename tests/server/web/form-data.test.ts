import { expect, test } from 'vitest'
import { readFormData } from '@/server/web/form-data'

const multipart = 'multipart/form-data; boundary=form'
const bytes = (text: string) => new TextEncoder().encode(text)

test('the fields of a form are read', async () => {
  const fields = await readFormData(bytes('a=1&b=x+y'), 'application/x-www-form-urlencoded')
  expect([...(fields?.entries() ?? [])]).toEqual([
    ['a', '1'],
    ['b', 'x y'],
  ])
  const part = '--form\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--form--\r\n'
  expect((await readFormData(bytes(part), multipart))?.get('a')).toBe('1')
})

test.each([
  ['is empty', ''],
  ['lacks its end', '--form\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'],
  [
    'is cut off in the headers of a part',
    '--form\nContent-Disposition: form-data; name="a"\n\n1\n--form\nContent-Disposition:\n\n',
  ],
  [
    'is cut off after a header',
    '--form\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--form\r\nContent-Disposition:\r\n\r\n',
  ],
  ['is no form', 'x'.repeat(1000)],
])('a multipart body that %s is answered in time, as no form', async (_, body) => {
  expect(await readFormData(bytes(body), multipart)).toBeNull()
})

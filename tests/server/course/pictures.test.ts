import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkCourse } from '@/core/course/check'
import { listCoursePictures, readCourseFolder } from '@/server/course/course'
import { aCourseFolder, type Change } from '@/tests/support/course-folder'

// A PNG of one by one pixel, and a GIF of two by three of which only the head is there.
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64')
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="9" height="9"/></svg>'

/** A JPEG without an image in it: 60 by 40 pixels as they are stored, and turned by `orientation` when they are shown. */
function aJpeg(orientation: number): Buffer {
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01', 'latin1'),
    Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]),
  ])
  const segment = (marker: number, body: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body])
  const frame = Buffer.from([8, 0, 40, 0, 60, 1, 1, 0x11, 0])
  return Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe1, exif), segment(0xc0, frame), Buffer.from([0xff, 0xd9])])
}

const shows = (...names: string[]): Change => [
  'tides/lesson.mdx',
  'Stand on a beach',
  `${names.map((name) => `![The beach](${name})`).join('\n\n')}\n\nStand on a beach`,
]

function readWith(files: Record<string, string | Buffer>, ...names: string[]) {
  const dir = aCourseFolder(shows(...names))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, 'tides', name), content)
  return { dir, ...readCourseFolder(dir) }
}

test('a picture beside a lesson is read with its size, its type and an address that holds a hash of its content', () => {
  const { course, findings } = readWith({ 'beach.png': png, 'chart.svg': svg }, 'beach.png', 'chart.svg', 'beach.png')
  expect(findings).toEqual([])
  if (!course) throw new Error('The course could not be read.')
  const [beach, chart, ...others] = listCoursePictures(course)
  expect(others).toEqual([])
  expect(beach).toMatchObject({ file: 'beach.png', width: 1, height: 1, type: 'image/png' })
  expect(beach?.address).toMatch(/^\/pictures\/[\w-]{27}\.png$/)
  expect(Buffer.from(beach?.content ?? [])).toEqual(png)
  expect(chart).toMatchObject({ width: 40, height: 30, type: 'image/svg+xml' })
})

test('a picture without alternative text is an error', () => {
  const dir = aCourseFolder(['tides/lesson.mdx', 'Stand on a beach', '![](chart.svg)\n\nStand on a beach'])
  writeFileSync(join(dir, 'tides', 'chart.svg'), svg)
  const { course } = readCourseFolder(dir)
  const messages = course ? checkCourse(course, null).errors.map(({ message }) => message) : []
  expect(messages).toContain('A picture has no alternative text.')
})

test('the address of a picture changes with its content and with nothing else', () => {
  const addressOf = (name: string, content: string) => {
    const { course } = readWith({ [name]: content }, name)
    return course && listCoursePictures(course)[0]?.address
  }
  expect(addressOf('a.svg', svg)).toBe(addressOf('b.svg', svg))
  expect(addressOf('a.svg', svg)).not.toBe(addressOf('a.svg', svg.replace('40', '41')))
})

test.each([
  [1, 60, 40],
  [3, 60, 40],
  [6, 40, 60],
  [8, 40, 60],
])('a photograph with orientation %d is shown %d pixels wide and %d high', (orientation, width, height) => {
  const { course, findings } = readWith({ 'photo.jpg': aJpeg(orientation) }, 'photo.jpg')
  expect(findings).toEqual([])
  expect(course && listCoursePictures(course)[0]).toMatchObject({ width, height, type: 'image/jpeg' })
})

test('a file that no lesson shows is no picture of the course', () => {
  const { course } = readWith({ 'beach.png': png, 'secret.png': png.subarray(0, 60) }, 'beach.png')
  expect(course && listCoursePictures(course).map(({ file }) => file)).toEqual(['beach.png'])
})

test.each<[string, Record<string, string | Buffer>, string, RegExp]>([
  ['a file that is not there', {}, 'beach.png', /There is no picture beach\.png/],
  ['a file of another folder', {}, '../shore/beach.png', /not a file beside the lesson/],
  ['a hidden file', { '.beach.png': png }, '.beach.png', /not a file beside the lesson/],
  ['an address that climbs out of the folder in another spelling', {}, '..%2Fshore%2Fbeach.png', /not a file beside the lesson/],
  ['an address elsewhere', {}, 'https://example.org/beach.png', /not a file beside the lesson/],
  ['a file of another kind', { 'beach.tiff': png }, 'beach.tiff', /of no kind that can be shown/],
  ['a file that belongs to the course itself', {}, 'quiz.yaml', /of no kind that can be shown/],
  ['a text that is called a picture', { 'beach.png': 'Dear diary' }, 'beach.png', /cannot be read/],
  ['an empty file', { 'beach.png': '' }, 'beach.png', /cannot be read/],
  ['a picture with the ending of another kind', { 'beach.jpg': png }, 'beach.jpg', /is a png by its content/],
  ['a picture of more than 10 MB', { 'beach.png': Buffer.concat([png, Buffer.alloc(10_000_000)]) }, 'beach.png', /11 MB/],
])('%s is an error with file and line', (_, files, name, message) => {
  const { findings } = readWith(files, name)
  expect(findings).toMatchObject([{ file: 'tides/lesson.mdx', line: 11, message: expect.stringMatching(message) }])
})

test('a link to a file outside of the course is not followed, and a folder is no picture', () => {
  const dir = aCourseFolder(shows('beach.png', 'folder.png'))
  writeFileSync(join(dir, 'outside.png'), png)
  symlinkSync(join(dir, 'outside.png'), join(dir, 'tides', 'beach.png'))
  mkdirSync(join(dir, 'tides', 'folder.png'))
  expect(readFileSync(join(dir, 'tides', 'beach.png'))).toEqual(png)
  expect(readCourseFolder(dir).findings.map(({ message }) => message)).toEqual([
    'There is no picture beach.png beside the lesson.',
    'There is no picture folder.png beside the lesson.',
  ])
})

test.each<[string, string | Buffer, RegExp]>([
  ['heavy.png', Buffer.concat([png, Buffer.alloc(300_000)]), /has 301 kB; at most 300 are wanted/],
  ['wide.png', Buffer.concat([png.subarray(0, 16), Buffer.from([0, 0, 0x0f, 0xa0]), png.subarray(20)]), /is 4000 by 1 pixels/],
])('%s is larger than a page needs, which is a warning unless the course is strict', (name, content, message) => {
  const { course } = readWith({ [name]: content }, name)
  if (!course) throw new Error('The course could not be read.')
  const found = (findings: { message: string }[]) => findings.filter((each) => message.test(each.message)).length
  const usual = checkCourse(course, null)
  expect([found(usual.errors), found(usual.warnings)]).toEqual([0, 1])
  const strict = checkCourse({ ...course, course: { ...course.course, strict: true } }, null)
  expect([found(strict.errors), found(strict.warnings)]).toEqual([1, 0])
})

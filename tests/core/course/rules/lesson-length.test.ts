import { describe, expect, test } from 'vitest'
import { checkRepeatedDevices } from '@/core/course/rules/lesson-devices'
import { checkLessonLength, minutesFor } from '@/core/course/rules/lesson-length'
import { aCourse, type Change } from '@/tests/support/course-folder'

const lesson = 'tides/lesson.mdx'
const opens = (words: string): Change => [lesson, 'Stand on a beach and wait.', words]
const minutes = (count: number): Change => [lesson, 'minutes: 3', `minutes: ${count}`]
const tidesOf = (...changes: Change[]) => {
  const course = aCourse(...changes)
  return { ...course, modules: course.modules.filter(({ slug }) => slug === 'tides') }
}
const found = (...changes: Change[]) => checkLessonLength(tidesOf(...changes))
// The tiny lesson has 27 words without its opening.
const wordsOf = (count: number) => Array.from({ length: (count - 27) / 5 }, () => 'Wait for the next tide.').join(' ')
const noCrisis: Change = ['course.yaml', /crisis: .*/, 'crisis: []']

describe('a lesson', () => {
  test('has 1,400 to 1,700 words and says how long they take', () => {
    expect(found(opens(wordsOf(1402)), minutes(8))).toEqual([])
    expect(found(opens(wordsOf(1697)), minutes(10))).toEqual([])
  })

  test.each([
    [1397, 'The lesson has 1397 words; 1400 to 1700 are wanted, boxes and recap counted.'],
    [1702, 'The lesson has 1702 words; 1400 to 1700 are wanted, boxes and recap counted.'],
  ])('of %i words is too short or too long', (count, message) => {
    expect(found(opens(wordsOf(count)), minutes(9)).map((each) => each.message)).toEqual([message])
  })

  test('may be as long as its course wants', () => {
    const wanted: Change = ['course.yaml', 'modules:', 'lessonWords: [20, 40]\nmodules:']
    expect(found(wanted, minutes(1))).toEqual([])
  })

  test('says too many minutes for its words', () => {
    const [, second] = found()
    expect(second).toMatchObject({ file: lesson, line: 5, fix: 'Write `minutes: 1`.' })
    expect(second?.message).toBe('The lesson says 3 minutes; its 33 words take 1, at 170 to 180 words a minute.')
  })

  test('has no sentence over 30 words', () => {
    const words = (count: number) => `${Array(count).fill('tide').join(' ')}.`
    const messages = (count: number) => found(opens(words(count))).map(({ message }) => message)
    expect(messages(31).join()).toContain('A sentence has 31 words; at most 30 are wanted (“tide tide tide tide tide tide …”).')
    expect(messages(30).join()).not.toContain('A sentence')
  })
})

test.each([
  [100, [1, 1]],
  [1400, [7, 9]],
  [1550, [8, 10]],
  [1700, [9, 10]],
])('%i words take the minutes %j', (words, expected) => expect(minutesFor(words)).toEqual(expected))

describe('a device', () => {
  const devices = (...changes: Change[]) => checkRepeatedDevices(tidesOf(...changes)).map(({ message }) => message)
  const told = '<OftenSaid>\n\nWind.\n\n</OftenSaid>\n\n<Measured>\n\nNo.\n\n</Measured>'
  const help = '<CrisisHelp />'

  test('may stand in a lesson as often as it is heard', () => {
    expect(devices(opens([help, told, told, 'We found no A. We found no B.'].join('\n\n')))).toEqual([])
  })

  test('of crisis help stands twice', () => {
    expect(devices(opens(`${help}\n\n${help}`))).toEqual(['Crisis help stands 2 times in the lesson; once is enough.'])
  })

  test('of crisis help is missing in a lesson with safety points', () => {
    expect(devices()).toEqual(['The lesson has safety points and no crisis help.'])
    expect(devices(noCrisis)).toEqual([])
  })

  test('of common tellings stands three times', () => {
    expect(devices(noCrisis, opens([told, told, told].join('\n\n')))).toEqual([
      'The lesson sets 3 common tellings right; at most 2 are wanted.',
    ])
  })

  test('of words for nothing found stands three times', () => {
    expect(devices(noCrisis, opens('We found no A. We found no B, and we found no C.'))).toEqual([
      'The lesson says 3 times that nothing was found; at most 2 times is wanted.',
    ])
  })
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { lookAt } from '@/tests/support/course-folder'

const { errors } = lookAt('modules')

test('the course that ships keeps every rule', () => expect(errors).toEqual([]))

test('the tiny course keeps every rule', () => expect(lookAt('tests/fixtures/tiny-course').errors).toEqual([]))

type Rule = { pattern: string; unless?: string; message: string }
const rules = parse(readFileSync('modules/forbidden.yaml', 'utf8')) as Rule[]
const complaints = (sentence: string) =>
  rules
    .filter(
      ({ pattern, unless }) => new RegExp(pattern, 'iu').test(sentence) && !(unless && new RegExp(unless, 'iu').test(sentence)),
    )
    .map(({ message }) => message)

test.each([
  ['LDN relieves anxiety.', /works against anxiety/],
  ['Low-dose naltrexone is effective for social anxiety.', /works against anxiety/],
  ['In many people LDN treats panic and worry.', /works against anxiety/],
  ['LDN raises your endorphins.', /endorphins/],
  ['The short block makes the body release more endorphins.', /endorphins/],
  ['LDN lowers cortisol.', /cortisol/],
  ['Naltrexone brings cortisol back to normal.', /cortisol/],
  ['After LDN, cortisol falls.', /cortisol/],
  ['LDN is safe.', /safe/],
  ['At this dose it has been shown to be harmless.', /safe/],
  ['You can take it safely.', /safe/],
  ['Naltrexone reverses opioid dependence.', /dependence/],
  ['It prevents relapse.', /heavy drinking/],
  ['In alcohol use disorder it prevents a return to drinking.', /heavy drinking/],
  ['The label has a boxed warning about the liver.', /boxed warning/],
  ['Start at 1 mg and wait.', /dose/],
  ['You could take 1.5 mg in the evening.', /dose/],
  ['Then go up to 4.5 mg.', /dose/],
  ['Dissolve a tablet in water.', /tablets/],
  ['You can cut the tablet in four.', /tablets/],
  ['After a buprenorphine injection the wait is four weeks.', /after a buprenorphine injection/],
  ['There is no study of LDN in anxiety.', /did not find/],
  ['There has been no randomised trial of it.', /did not find/],
  ['No study has measured this.', /did not find/],
  ['Nobody has tested LDN for anxiety.', /did not find/],
])('the course may not say: %s', (sentence, message) => {
  expect(complaints(sentence).join()).toMatch(message)
})

test.each([
  'LDN has not been shown to relieve anxiety.',
  'It is untested whether LDN eases anxiety.',
  'LDN is thought to raise endorphins.',
  'In one small study of LDN, endorphins were raised.',
  'Single ordinary doses of naltrexone raised cortisol.',
  'That LDN lowers cortisol is an untested idea.',
  'A low dose is not safe for people who take opioids.',
  'The safe next step is to ask.',
  'Naltrexone does not reverse a dependence that is there.',
  'It helps prevent a return to heavy drinking.',
  'The boxed warning was removed in 2013.',
  'The usual dose on the label is 50 mg a day.',
  'People treated for opioid dependence begin with 25 mg, under observation.',
  'Splitting tablets at home is imprecise.',
  'After a weekly or monthly buprenorphine injection it is longer, and only the prescriber can say how long.',
  'We found no study of LDN in anxiety.',
  'There is a study of 98 women.',
])('the course may say: %s', (sentence) => {
  expect(complaints(sentence)).toEqual([])
})

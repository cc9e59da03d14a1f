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
  ['For a return to any drinking there was no significant difference.', /any drinking/],
  ['Naltrexone has no effect on any drinking at all.', /any drinking/],
  ['A pooled analysis of 14 studies found one marker, CRP, a little higher.', /one marker/],
  ['With the injection people were confirmed free of opioids in 90% of weeks.', /median/],
  ['The median was 90% of weeks on the injection.', /median/],
  ['In the LDN trials mood got no worse.', /comfort/],
  ['LDN studies saw no reports of suicidal thoughts.', /comfort/],
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
  'At about 50 mg cortisol rose in most groups tested.',
  'For any drinking the difference was not significant in the review of 2010.',
  'A review looked at 16 markers in 14 studies, and only one, CRP, could be pooled.',
  'The median was 90% of weeks with the injection and 35% with placebo.',
  'The LDN trials left out people with thoughts of suicide, so there were no such reports.',
  'The LDN trials cannot reassure people with depression.',
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

test('the page about the course counts its statements, its added points and its sources as they are', () => {
  const about = readFileSync('modules/about.mdx', 'utf8')
  const claims = parse(readFileSync('modules/claims.yaml', 'utf8')) as { id: string }[]
  const references = parse(readFileSync('modules/references.yaml', 'utf8')) as { citable: boolean }[]
  const added = claims.filter(({ id }) => id.startsWith('A')).length
  expect(about).toContain(`${claims.length - added} of them`)
  expect(about).toContain(`added ${added} points`)
  expect(about).toContain(`${references.length} sources`)
  expect(about).toContain(`shows ${references.filter(({ citable }) => citable).length} of them`)
})

test('each source that learners are shown stands behind a statement', () => {
  const claims = parse(readFileSync('modules/claims.yaml', 'utf8')) as { references: string[] }[]
  const references = parse(readFileSync('modules/references.yaml', 'utf8')) as { id: string; citable: boolean }[]
  const used = new Set(claims.flatMap(({ references }) => references))
  expect(references.filter(({ id, citable }) => citable && !used.has(id)).map(({ id }) => id)).toEqual([])
})

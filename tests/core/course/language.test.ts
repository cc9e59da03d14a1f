import { expect, test } from 'vitest'
import { directionOf, isEnglish, languageTag } from '@/core/course/language'

test.each(['ar', 'fa-IR', 'he', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb', 'az-Arab', 'pa-Arab-PK', 'ku-Arab'])(
  'a course in %s runs from right to left',
  (tag) => expect([languageTag.test(tag), directionOf(tag)]).toEqual([true, 'rtl']),
)

test.each(['en', 'en-GB', 'de', 'zh-Hant', 'es-419', 'az', 'ku', 'ug-Latn', 'ar-Latn', 'sd-Deva'])(
  'a course in %s runs from left to right',
  (tag) => expect([languageTag.test(tag), directionOf(tag)]).toEqual([true, 'ltr']),
)

test('English is English of any region, and no other language whose tag begins alike', () => {
  expect(['en', 'en-GB', 'en-001', 'enm', 'de'].map(isEnglish)).toEqual([true, true, true, false, false])
})

test.each(['English', 'EN', 'en_GB', 'e', 'en-gb', 'ar ', 'en-GB-oed', 'xxxx'])('“%s” is no language tag', (tag) => {
  expect(tag).not.toMatch(languageTag)
})

import { expect, test } from 'vitest'
import { foldForSearch } from '@/core/search'

test.each([
  ['Émile', 'emile'],
  ['E\u0301mile', 'emile'],
  ['Óscar', 'oscar'],
  ['Zoë', 'ZOE'],
  ['Ümit', 'umit'],
  ['İpek', 'ipek'],
  ['Irmak', 'ırmak'],
  ['Işık', 'isik'],
  ['Weiß', 'WEISS'],
  ['WEIẞ', 'weiss'],
  ['Łukasz', 'lukasz'],
  ['Æsir', 'aesir'],
  ['Sørensen', 'sorensen'],
  ['Đặng', 'dang'],
  ['Þór', 'thor'],
  ['Œuvre', 'oeuvre'],
  ['Nguyễn', 'nguyen'],
  ['Šarić', 'saric'],
  ['Ångström', 'angstrom'],
  ['Ёлкин', 'елкин'],
  ['Йован', 'иован'],
  ['Ὀδυσσεύς', 'οδυσσευσ'],
  ['מֹשֶׁה', 'משה'],
  ['مُحَمَّد', 'محمد'],
  ['علی', 'علي'],
  ['علی\u200cرضا', 'علیرضا'],
  ['کیانی', 'كياني'],
  ['ﬁona', 'fiona'],
  ['ＡＤＡ', 'ada'],
  ['O’Brien', "o'brien"],
  ['Anne\u2011Marie', 'anne-marie'],
  ['Ada\u200b', 'ada'],
  ['\u200fAda', 'ada'],
  ['Ada  Lovelace', 'ada\u00a0lovelace'],
  ['Room ١٢', 'room 12'],
  ['김민준', '김민준'.normalize('NFD')],
])('%j is found by %j', (name, typed) => expect(foldForSearch(name)).toBe(foldForSearch(typed)))

test.each([
  ['か', 'が'],
  ['ハ', 'パ'],
  ['가', '각'],
  ['कि', 'की'],
  ['a_b', 'axb'],
  ['100%', '100'],
])('%s and %s stay apart', (one, other) => expect(foldForSearch(one)).not.toBe(foldForSearch(other)))

test.each(['\u200b', '\u0301', '\u200f\u2060', '\u00ad'])('of %j nothing is left by which anybody could be found', (typed) =>
  expect(foldForSearch(typed)).toBe(''),
)

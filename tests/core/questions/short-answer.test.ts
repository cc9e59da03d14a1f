import { describe, expect, test } from 'vitest'
import { fold, mark, schema } from '@/core/questions/short-answer'
import { aQuestion, inheritedNames } from '@/tests/support/builders'

const question = aQuestion('short-answer', { key: ['low-dose naltrexone', 'LDN', 'Ménière’s disease'] })

test.each([
  ['as the author wrote it', 'low-dose naltrexone', 1],
  ['the second on the list', 'LDN', 1],
  ['in small letters', 'ldn', 1],
  ['in capitals', 'LOW-DOSE NALTREXONE', 1],
  ['without its hyphen', 'low dose naltrexone', 1],
  ['with a hyphen that does not break', 'low\u2011dose naltrexone', 1],
  ['with a dash for a hyphen', 'low\u2013dose naltrexone', 1],
  ['with hyphens throughout', 'low-dose-naltrexone', 1],
  ['with blanks around and between', '  low   dose\u00a0naltrexone\n', 1],
  ['in full-width letters', 'ＬＤＮ', 1],
  ['with its accents apart', 'Me\u0301nie\u0300re’s disease', 1],
  ['in one word', 'lowdose naltrexone', 0],
  ['with a letter missing', 'low-dose naltrexon', 0],
  ['with two letters changed about', 'low-dose natlrexone', 0],
  ['with another drug of the same sound', 'low-dose naloxone', 0],
  ['with words in another order', 'naltrexone low dose', 0],
  ['with a word more', 'low-dose naltrexone tablets', 0],
  ['with a full stop', 'LDN.', 0],
  ['with a hyphen outside the word', '-LDN', 0],
  ['without its accents', 'Meniere’s disease', 0],
  ['with an invisible letter', 'LD\u200bN', 0],
  ['part of it', 'low-dose', 0],
  ['nothing', '', 0],
  ['blanks', '   ', 0],
  ...inheritedNames.map((name): [string, string, number] => [`"${name}"`, name, 0]),
])('%s: %j earns %d', (_, typed, earned) => expect(mark(question, typed)).toBe(earned))

test.each([
  ['hyper-tension', 'hyper tension'],
  ['X-RAY', 'x ray'],
  ['5-HT', '5 ht'],
  ['- a -', '- a -'],
  ['a--b', 'a--b'],
  ['CO₂', 'co2'],
  ['ﬁbromyalgia', 'fibromyalgia'],
])('%j and %j are the same words', (a, b) => expect(fold(a)).toBe(fold(b)))

test.each([
  ['hypotension', 'hypertension'],
  ['agonist', 'antagonist'],
  ['naltrexone', 'naloxone'],
  ['μ', 'm'],
  ['a-b', 'ab'],
])('%j and %j are different words', (a, b) => expect(fold(a)).not.toBe(fold(b)))

describe('a question is refused', () => {
  test.each([
    ['without accepted words', { key: [] }, 'Too small'],
    ['with blanks for accepted words', { key: [' '] }, 'write something here'],
    ['that is not explained', { explanation: '' }, 'write something here'],
    ['whose mistake has no explanation', { mistakes: [{ text: 'opioid' }] }, 'expected string'],
  ])('%s', (_, change, message) => expect(() => schema.parse({ ...question, ...change })).toThrow(message))
})

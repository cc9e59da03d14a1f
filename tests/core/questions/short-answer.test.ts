import { describe, expect, test } from 'vitest'
import { mark, schema } from '@/core/questions/short-answer'
import { aQuestion, inheritedNames } from '@/tests/support/builders'

const question = aQuestion('short-answer', { key: ['low-dose naltrexone', 'LDN', 'Ménière’s disease'] })

test.each([
  ['as the author wrote it', 'low-dose naltrexone', 1],
  ['as the second accepted answer', 'LDN', 1],
  ['in lower case', 'ldn', 1],
  ['in capitals', 'LOW-DOSE NALTREXONE', 1],
  ['without its hyphen', 'low dose naltrexone', 1],
  ['with a non-breaking hyphen', 'low\u2011dose naltrexone', 1],
  ['with a dash instead of the hyphen', 'low\u2013dose naltrexone', 1],
  ['with hyphens throughout', 'low-dose-naltrexone', 1],
  ['with extra white space', '  low   dose\u00a0naltrexone\n', 1],
  ['in full-width letters', 'ＬＤＮ', 1],
  ['with combining accents', 'Me\u0301nie\u0300re’s disease', 1],
  ['with a full stop', 'LDN.', 1],
  ['with an invisible character', 'LD\u200bN', 1],
  ['with a straight apostrophe', "Ménière's disease", 1],
  ['in quotation marks', '“LDN”', 1],
  ['with a soft hyphen for the hyphen', 'low\u00addose naltrexone', 1],
  ['with a soft hyphen where a word may break', 'low-dose nal\u00adtrexone', 1],
  ['with two full stops', 'LDN..', 0],
  ['without its apostrophe', 'Ménières disease', 0],
  ['in one word', 'lowdose naltrexone', 0],
  ['with a letter missing', 'low-dose naltrexon', 0],
  ['with two letters swapped', 'low-dose natlrexone', 0],
  ['with the name of another drug', 'low-dose naloxone', 0],
  ['with words in another order', 'naltrexone low dose', 0],
  ['with an additional word', 'low-dose naltrexone tablets', 0],
  ['with a hyphen outside the word', '-LDN', 0],
  ['without its accents', 'Meniere’s disease', 0],
  ['only in part', 'low-dose', 0],
  ['as empty text', '', 0],
  ['as white space', '   ', 0],
  ...inheritedNames.map((name): [string, string, number] => ['as a name that objects inherit', name, 0]),
])('a short answer that is typed %s (%j) has the mark %d', (_, typed, earned) => expect(mark(question, typed)).toBe(earned))

describe('a short-answer question is refused', () => {
  test.each([
    ['without an accepted answer', { key: [] }, 'Too small'],
    ['with an accepted answer of white space', { key: [' '] }, 'write something here'],
    ['without an explanation', { explanation: '' }, 'write something here'],
    ['whose mistake has no explanation', { mistakes: [{ text: 'opioid' }] }, 'expected string'],
  ])('%s', (_, change, message) => expect(() => schema.parse({ ...question, ...change })).toThrow(message))
})

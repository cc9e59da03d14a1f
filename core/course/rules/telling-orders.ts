import type { QuestionOf } from '../../question'
import type { AuthoredCourse } from '../authored-course'
import type { Breach } from './bank-figures'
import { listBlocks } from './lesson-words'
import { listWords, type Weigh, weighQuestions } from './likeness'
import { removeNames } from './names'
import { listBank, type PlacedQuestion } from './placed-questions'
import { findWording } from './wording'

/** The largest agreement, as Kendall's tau, between the key and the order in which a text mentions the items. */
const highestAgreement = 0.6

/** Fewer items agree by accident, and so do words that are in more than a quarter of the questions. */
const fewestFound = 3
const leastWeight = Math.log(4)

/** Finds ordering questions whose order can be read off from years, numbers, words such as "first", the stem or the passage. */
export function checkTellingOrders(course: AuthoredCourse): Breach[] {
  const weigh = weighQuestions(course)
  const wording = findWording(course)
  const withoutNames = removeNames(course)
  return course.modules.flatMap(listBank).flatMap((placed) => {
    const { question } = placed
    if (question.kind !== 'ordering') return []
    const texts = question.key.map((id) => question.items.find((each) => each.id === id)?.text ?? '')
    const found: [message: string, fix: string, isHint: boolean][] = []
    const bare = texts.map(withoutNames)
    if (isInOrder(texts.map(yearIn))) found.push(['stands in the years of its items', 'Take the years out', false])
    else if (isInOrder(bare.map(numberIn))) found.push(['stands in the numbers of its items', 'Take the numbers out', false])
    if (agreement(texts, question.stem, weigh) >= highestAgreement) {
      found.push(['is told by its stem', 'Name the items in the stem in another order, or not at all', false])
    }
    if (agreement(texts, passageOf(placed, question), weigh) >= highestAgreement) {
      found.push(['is that of the passage', 'Ask for an order that the reader has to think out', true])
    }
    if (wording && (texts.some(wording.stepAtStart) || texts.filter(wording.step).length > 1)) {
      found.push(['is told by words such as "first" and "then" in its items', 'Say the items without them', false])
    }
    return found.map(([message, fix, isHint]) => ({
      file: placed.file,
      line: placed.line(['items']),
      message: `The order asked for in "${question.id}" ${message}.`,
      fix: `${fix}.`,
      isHint,
    }))
  })
}

/**
 * Returns Kendall's tau between the key and the order in which a text mentions the items. An item is mentioned where the text first
 * uses the rarest of its words that the text contains. Returns -1 if the text mentions fewer than three items.
 *
 * Source: Kendall, "A new measure of rank correlation", Biometrika 30 (1938).
 */
function agreement(items: readonly string[], text: string, weigh: Weigh): number {
  const words = listWords(text)
  const places = items.flatMap((item) => {
    const [rarest] = listWords(item)
      .filter((word) => words.includes(word) && weigh(word) >= leastWeight)
      .sort((a, b) => weigh(b) - weigh(a))
    return rarest === undefined ? [] : [words.indexOf(rarest)]
  })
  if (places.length < fewestFound) return -1
  let score = 0
  for (const [i, second] of places.entries()) for (const first of places.slice(0, i)) score += Math.sign(second - first)
  return score / ((places.length * (places.length - 1)) / 2)
}

/** Returns true if at least two different numbers only rise, or at least three only fall. Two may fall by accident. */
function isInOrder(found: readonly (number | null)[]): boolean {
  const numbers = found.filter((each) => each !== null)
  const steps = numbers.slice(1).map((each, i) => each - (numbers[i] ?? 0))
  const different = new Set(numbers).size
  return (different >= 2 && steps.every((step) => step >= 0)) || (different >= 3 && steps.every((step) => step <= 0))
}

function yearIn(text: string): number | null {
  const [year] = text.match(/\b(?:19|20)\d\d\b/) ?? []
  return year === undefined ? null : Number(year)
}

function numberIn(text: string): number | null {
  const [number] = text.match(/\b\d+(?:[.,]\d+)?\b/) ?? []
  return number === undefined ? null : Number(number.replace(',', '.'))
}

function passageOf({ module }: PlacedQuestion, { passage }: QuestionOf<'ordering'>): string {
  return listBlocks(module.source)
    .filter((block) => block.passage === passage)
    .map(({ text }) => text)
    .join(' ')
}

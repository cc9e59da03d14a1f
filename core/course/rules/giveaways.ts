import type { Question } from '../../question'
import { fold } from '../../questions/folding'
import type { AuthoredCourse, Finding } from '../authored-course'
import { areVariants, listWords, weighByRarity } from './likeness'
import { listBank, type PlacedQuestion } from './placed-questions'
import { listOptions, listStatements, listTypedKeys, shownWordsOf } from './question-words'

/** The share of a right answer, by the weight of its words, from which on a text that contains it gives the answer away. */
const tellingShare = 0.75

/** An answer with fewer words of its own appears in other questions by accident. */
const fewestWords = 3

type Weigh = (word: string) => number

/** Finds questions whose words give away the answer to another question that may be in the same attempt. */
export function checkGiveaways({ modules }: AuthoredCourse): Finding[] {
  return modules.flatMap((module) => {
    const bank = listBank(module)
    const weigh = weighByRarity(bank.map(({ question }) => listWords(shownWordsOf(question))))
    return bank.flatMap((asked) =>
      bank
        .filter((teller) => teller !== asked && !areVariants(teller, asked) && doesTell(teller.question, asked.question, weigh))
        .map((teller) => asFinding(teller, asked)),
    )
  })
}

function doesTell(teller: Question, asked: Question, weigh: Weigh): boolean {
  const typed = listTypedKeys(asked)
  if (typed.length > 0) return doesShow(teller, typed)
  return listAnswers(asked).some((answer) => listDisclosed(teller).some((disclosed) => doesContain(disclosed, answer, weigh)))
}

/** Returns, for each right answer, its words that are not already in the stem. */
function listAnswers(asked: Question): string[][] {
  if (asked.kind === 'true-false') return asked.key ? [listWords(asked.stem)] : []
  const stem = listWords(asked.stem)
  const right = listStatements(asked).filter(({ as }) => as === 'choice')
  return right.map(({ text }) => listWords(text).filter((word) => !stem.includes(word)))
}

/**
 * Returns the texts of a question that a reader knows to be relevant: its stem and the items to put in order. Choices may be
 * wrong.
 */
function listDisclosed(teller: Question): string[][] {
  const items = teller.kind === 'ordering' ? listOptions(teller).map(({ text }) => text) : []
  return [teller.stem, ...items].map(listWords)
}

function doesShow(teller: Question, answers: string[]): boolean {
  const shown = ` ${listWords(shownWordsOf(teller)).join(' ')} `
  return answers.some((answer) => shown.includes(` ${listWords(fold(answer)).join(' ')} `))
}

function doesContain(disclosed: string[], answer: string[], weigh: Weigh): boolean {
  const sum = (words: string[]) => words.reduce((total, word) => total + weigh(word), 0)
  const words = [...new Set(answer)]
  return words.length >= fewestWords && sum(words.filter((word) => disclosed.includes(word))) >= tellingShare * sum(words)
}

function asFinding(teller: PlacedQuestion, asked: PlacedQuestion): Finding {
  const message = `Question "${teller.question.id}" gives away the answer to "${asked.question.id}".`
  return {
    file: teller.file,
    line: teller.line(['stem']),
    message,
    fix: 'Word it without the answer, or change the other question.',
  }
}

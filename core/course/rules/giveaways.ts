import type { Question } from '../../question'
import { fold } from '../../questions/short-answer'
import type { AuthoredCourse, Finding } from '../authored-course'
import { areVariants, listWords, weighByRarity } from './likeness'
import { listBank, type PlacedQuestion } from './placed-questions'
import { listOptions, listStatements, listTypedKeys, shownWordsOf } from './question-words'

/** How much of a right answer, by the weight of its words, a sentence must hold before it gives the answer away. */
const tellingShare = 0.75

/** An answer with fewer words of its own is found in other questions by accident. */
const fewestWords = 3

type Weigh = (word: string) => number

/** Questions of one bank whose words, read before answering, hold the answer to another that may stand in the same attempt. */
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
  return listAnswers(asked).some((answer) => listDisclosed(teller).some((told) => doesHold(told, answer, weigh)))
}

/** Words that only the right answer has, one list an answer. */
function listAnswers(asked: Question): string[][] {
  if (asked.kind === 'true-false') return asked.key ? [listWords(asked.stem)] : []
  const stem = listWords(asked.stem)
  const right = listStatements(asked).filter(({ as }) => as === 'choice')
  return right.map(({ text }) => listWords(text).filter((word) => !stem.includes(word)))
}

/** What a question tells everybody who reads it: its stem, and what it only wants put in order. Of choices nobody knows yet which are so. */
function listDisclosed(teller: Question): string[][] {
  const items = teller.kind === 'ordering' ? listOptions(teller).map(({ text }) => text) : []
  return [teller.stem, ...items].map(listWords)
}

function doesShow(teller: Question, answers: string[]): boolean {
  const shown = ` ${listWords(shownWordsOf(teller)).join(' ')} `
  return answers.some((answer) => shown.includes(` ${listWords(fold(answer)).join(' ')} `))
}

function doesHold(told: string[], answer: string[], weigh: Weigh): boolean {
  const sum = (words: string[]) => words.reduce((total, word) => total + weigh(word), 0)
  const words = [...new Set(answer)]
  return words.length >= fewestWords && sum(words.filter((word) => told.includes(word))) >= tellingShare * sum(words)
}

function asFinding(teller: PlacedQuestion, asked: PlacedQuestion): Finding {
  const message = `Question "${teller.question.id}" says what "${asked.question.id}" asks.`
  return {
    file: teller.file,
    line: teller.line(['stem']),
    message,
    fix: 'Word it without the answer, or ask the other one differently.',
  }
}

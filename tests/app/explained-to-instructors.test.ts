import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Explanation } from '@/app/_components/explained/explanation'
import { type AnsweredBy, subjectOf } from '@/app/words/marking'
import { explain } from '@/core/explained'
import { type Answer, mark, type Question, rightAnswer } from '@/core/question'
import { aQuestion, kinds } from '@/tests/support/builders'

// What is said of an answer, whoever gave it.
const said = (who: AnsweredBy) => new RegExp(`${subjectOf(who)} (ticked|chose|wrote|gave|left|had)\\b`)
const textOf = (question: Question, answer: Answer, who: AnsweredBy) => {
  const explained = explain(question, answer, mark(question, answer), null)
  return renderToStaticMarkup(createElement(Explanation, { question: explained, who })).replace(/<[^>]*>/g, '')
}

test.each(kinds)('an answer to a %s question is told to the learner as "you", and to an instructor of the learner', (kind) => {
  const question = aQuestion(kind)
  const answer = rightAnswer(question)
  expect(textOf(question, answer, 'you')).toMatch(said('you'))
  expect(textOf(question, answer, 'the learner')).toMatch(said('the learner'))
  for (const given of [answer, null]) {
    expect(textOf(question, given, 'the learner')).not.toMatch(
      /\b[Yy]ou(r longest)?\b (ticked|chose|wrote|gave|left|had|did)|your longest/,
    )
  }
})

import type { AuthoredCourse } from '@/core/course/authored-course'
import { listBlocks, listLessons } from '@/core/course/rules/lesson-words'
import { listPlacedQuestions } from '@/core/course/rules/placed-questions'
import { listExplanations, shownWordsOf } from '@/core/course/rules/question-words'

/** What nobody may read before answering: words of an explanation, and the question they belong to. */
export type SecretText = { question: string; text: string }

// A few letters are found by accident, where one word ends and another begins.
const fewestLetters = 12

/** Every explanation of a course whose words the course says nowhere in public: in a lesson, a page, a list or a question as it is asked. */
export function listSecretTexts(course: AuthoredCourse): SecretText[] {
  const asked = listPlacedQuestions(course)
  const said = bare(
    JSON.stringify([
      course.course,
      [...course.claims.values(), ...course.references.values(), ...course.terms.values()],
      course.modules.map(({ title, question, summary, objectives, figures }) => [title, question, summary, objectives, figures]),
      listLessons(course).flatMap(({ source }) => listBlocks(source).map(({ text }) => text)),
      asked.map(({ question }) => shownWordsOf(question)),
    ]),
  )
  return asked
    .flatMap(({ question }) => listExplanations(question).map(({ text }) => ({ question: question.id, text })))
    .filter(({ text }) => bare(text).length >= fewestLetters && !said.includes(bare(text)))
}

/** Those of the texts that stand in what was drawn or served: HTML, scripts, JSON. Marks, tags and escapes between letters hide nothing. */
export function findSecretTexts(served: string, texts: readonly SecretText[]): SecretText[] {
  const letters = bare(served)
  return texts.filter(({ text }) => letters.includes(bare(text)))
}

/** Letters and digits alone, without the escapes of HTML and JSON. */
function bare(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

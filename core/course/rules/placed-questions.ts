import type { Question } from '../../question'
import type { AuthoredCourse, AuthoredModule } from '../authored-course'

/**
 * A question with its module and its file. `line` returns the line of a path inside the question, counted from 1; without a path,
 * the line of the question's id.
 */
export type PlacedQuestion = {
  module: AuthoredModule
  question: Question
  isGraded: boolean
  file: string
  line: (path?: readonly PropertyKey[]) => number
}

/** Returns every question of a course: for each module, the graded questions and then the practice questions, in file order. */
export function listPlacedQuestions({ modules }: Pick<AuthoredCourse, 'modules'>): PlacedQuestion[] {
  return modules.flatMap((module) => [...listBank(module), ...listPractice(module)])
}

/** Returns the graded questions of one module. */
export function listBank(module: AuthoredModule): PlacedQuestion[] {
  return module.quiz.questions.map((question, i) => ({
    module,
    question,
    isGraded: true,
    file: `${module.slug}/quiz.yaml`,
    line: (path = ['id']) => module.lineOf.quiz(['questions', i, ...path]),
  }))
}

function listPractice(module: AuthoredModule): PlacedQuestion[] {
  return module.practice.map((question, i) => ({
    module,
    question,
    isGraded: false,
    file: `${module.slug}/practice.yaml`,
    line: (path = ['id']) => module.lineOf.practice([i, ...path]),
  }))
}

import type { Question } from '../../question'
import type { AuthoredCourse, AuthoredModule } from '../authored-course'

/** A question and where its author wrote it. `line` takes a path inside the question; without one it is the question's own. */
export type PlacedQuestion = {
  module: AuthoredModule
  question: Question
  isGraded: boolean
  file: string
  line: (path?: readonly PropertyKey[]) => number
}

/** Every question of a course, graded and for practice, in the order of its files. */
export function listPlacedQuestions({ modules }: Pick<AuthoredCourse, 'modules'>): PlacedQuestion[] {
  return modules.flatMap((module) => [...listBank(module), ...listPractice(module)])
}

/** The graded questions of one module. */
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

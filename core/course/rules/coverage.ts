import type { AuthoredCourse, Finding } from '../authored-course'
import type { Claim } from '../course'
import { listLessons } from './lesson-words'
import { listBank, listPlacedQuestions } from './placed-questions'

/** Where a claim is taught and what asks about it. Passages are `module/passage`; words of a page count as that page. */
export type Coverage = { claim: Claim; taughtIn: string[]; questions: string[]; practice: string[] }

/** Claims × passages × questions: one row a claim, in the order of `claims.yaml`. */
export function listCoverage(course: AuthoredCourse): Coverage[] {
  const questions = listPlacedQuestions(course)
  const pages = listLessons(course).filter(({ slug }) => slug === null)
  return [...course.claims.values()].map((claim) => {
    const asking = questions.filter(({ question }) => question.claims.includes(claim.id))
    return {
      claim,
      taughtIn: [
        ...course.modules.flatMap(({ slug, passages }) =>
          passages.filter(({ claims }) => claims.includes(claim.id)).map(({ id }) => `${slug}/${id}`),
        ),
        ...pages
          .filter(({ source }) => source.tags.some(({ name, attributes }) => name === 'Claim' && attributes.id === claim.id))
          .map(({ file }) => file),
      ],
      questions: asking.filter(({ isGraded }) => isGraded).map(({ question }) => question.id),
      practice: asking.filter(({ isGraded }) => !isGraded).map(({ question }) => question.id),
    }
  })
}

/** Claims that no passage teaches and that do not say why, and the other way round. */
export function checkUntaughtClaims(course: AuthoredCourse): Finding[] {
  const file = 'claims.yaml'
  return listCoverage(course).flatMap(({ claim: { id, notTaught }, taughtIn: [taughtIn] }) => {
    if (taughtIn === undefined && notTaught === undefined) {
      const line = course.lineOf.claims([id])
      return [{ file, line, message: `No passage teaches claim ${id}.`, fix: 'Teach it, or say why not in `notTaught`.' }]
    }
    if (taughtIn !== undefined && notTaught !== undefined) {
      const message = `Claim ${id} says that it is not taught, but ${taughtIn} teaches it.`
      return [{ file, line: course.lineOf.claims([id, 'notTaught']), message, fix: 'Take `notTaught` out.' }]
    }
    return []
  })
}

/** Testable objectives and passages that no graded question is about, and graded questions about an objective that is not testable. */
export function checkUntested({ modules }: AuthoredCourse): Finding[] {
  return modules.flatMap((module) => {
    const { slug, objectives, source } = module
    const bank = listBank(module)
    const file = `${slug}/lesson.mdx`
    const objectivesAsked = bank.map(({ question }) => question.objective)
    const passagesAsked = bank.map(({ question }) => question.passage)
    return [
      ...objectives.flatMap(({ id, testable }, i) => {
        if (!testable || objectivesAsked.includes(id)) return []
        const fix = 'Write one, or set `testable: false` and give it as a Reflection.'
        const line = source.lineOfFact(['objectives', i, 'id'])
        return [{ file, line, message: `No question tests the objective "${id}".`, fix }]
      }),
      ...source.passages.flatMap(({ id, line }) => {
        if (passagesAsked.includes(id)) return []
        return [{ file, line, message: `No question tests the passage "${id}".`, fix: 'Write one about what it teaches.' }]
      }),
      ...bank.flatMap(({ question: { id, objective }, file, line }) => {
        if (objectives.find((each) => each.id === objective)?.testable !== false) return []
        const message = `Question "${id}" tests "${objective}", which is not testable.`
        return [{ file, line: line(['objective']), message, fix: 'Set `testable: true`, or name another objective.' }]
      }),
    ]
  })
}

/** Questions with a claim that their passage does not teach: nobody could look the answer up there. */
export function checkQuestionsBesidePassage(course: AuthoredCourse): Finding[] {
  return listPlacedQuestions(course).flatMap(({ module, question, file, line }) => {
    const taught = module.passages.find(({ id }) => id === question.passage)?.claims
    const beside = question.claims.filter((id) => taught && !taught.includes(id))
    return beside.map((id) => ({
      file,
      line: line(['claims']),
      message: `Question "${question.id}" is about claim ${id}, which its passage "${question.passage}" does not teach.`,
      fix: `Name the passage that teaches ${id}, or take ${id} out of the question.`,
    }))
  })
}

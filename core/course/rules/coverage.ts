import type { AuthoredCourse, Finding, LessonSource } from '../authored-course'
import type { Claim, Passage } from '../course'
import type { Breach } from './bank-figures'
import { listLessons } from './lesson-words'
import { listBank, listPlacedQuestions } from './placed-questions'

/**
 * Where a claim is taught and which questions are about it. `taughtIn` has passages, as `module/passage`, and the files of pages
 * that state the claim. `questions` and `practice` have the ids of graded and practice questions.
 */
export type Coverage = { claim: Claim; taughtIn: string[]; questions: string[]; practice: string[] }

/** Returns the coverage of every claim, in the order of `claims.yaml`. */
export function listCoverage(course: AuthoredCourse): Coverage[] {
  const questions = listPlacedQuestions(course)
  const pages = listLessons(course).filter(({ slug }) => slug === null)
  return [...course.claims.values()].map((claim) => {
    const asking = questions.filter(({ question }) => question.claims.includes(claim.id))
    return {
      claim,
      taughtIn: [
        ...course.modules.flatMap(({ slug, passages, source }) =>
          passages.filter((passage) => teaches(source, passage, claim.id)).map(({ id }) => `${slug}/${id}`),
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

/** Finds claims that are not taught and do not say why, and claims that say why although they are taught. */
export function checkUntaughtClaims(course: AuthoredCourse): Finding[] {
  const file = 'claims.yaml'
  return listCoverage(course).flatMap(({ claim: { id, notTaught }, taughtIn: [taughtIn] }) => {
    if (taughtIn === undefined && notTaught === undefined) {
      const line = course.lineOf.claims([id])
      return [{ file, line, message: `No passage teaches claim ${id}.`, fix: 'Teach it, or say why not in `notTaught`.' }]
    }
    if (taughtIn !== undefined && notTaught !== undefined) {
      const message = `Claim ${id} says that it is not taught, but ${taughtIn} teaches it.`
      return [{ file, line: course.lineOf.claims([id, 'notTaught']), message, fix: 'Remove `notTaught`.' }]
    }
    return []
  })
}

/** How many graded questions may be about one claim. */
const mostQuestions = 5

/** Finds claims with many graded questions, and claims that are taught and may be graded but have none. */
export function checkUnevenCoverage(course: AuthoredCourse): Breach[] {
  return listCoverage(course).flatMap(({ claim: { id, grading }, taughtIn, questions }) => {
    const at = { file: 'claims.yaml', line: course.lineOf.claims([id]), isHint: true }
    if (questions.length > mostQuestions) {
      const message = `Claim ${id} is asked about in ${questions.length} questions; more than ${mostQuestions} is much.`
      return [{ ...at, message, fix: `Ask about another claim in some of: ${questions.join(', ')}.` }]
    }
    if (questions.length > 0 || taughtIn.length === 0 || grading === 'never') return []
    return [{ ...at, message: `Claim ${id} may be graded, and no question is about it.`, fix: 'Write one.' }]
  })
}

/**
 * Finds passages without a graded question, and graded questions about an objective that is not testable. The loader has refused
 * testable objectives without one.
 */
export function checkUntested({ modules }: AuthoredCourse): Finding[] {
  return modules.flatMap((module) => {
    const { slug, objectives, source } = module
    const bank = listBank(module)
    const file = `${slug}/lesson.mdx`
    const passagesAsked = bank.map(({ question }) => question.passage)
    return [
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

/** Finds questions about a claim that their passage does not teach: a learner could not look up the answer there. */
export function checkQuestionsBesidePassage(course: AuthoredCourse): Finding[] {
  return listPlacedQuestions(course).flatMap(({ module, question, file, line }) => {
    const passage = module.passages.find(({ id }) => id === question.passage)
    const untaught = question.claims.filter((id) => passage && !teaches(module.source, passage, id))
    return untaught.map((id) => ({
      file,
      line: line(['claims']),
      message: `Question "${question.id}" is about claim ${id}, which its passage "${question.passage}" does not teach.`,
      fix: `Name the passage that teaches ${id}, or remove ${id} from the question.`,
    }))
  })
}

/** Whether a passage lists a claim or states it. A passage that does only one of the two is reported by another rule. */
function teaches({ tags }: LessonSource, { id, claims }: Passage, claim: string): boolean {
  return (
    claims.includes(claim) ||
    tags.some(({ name, passage, attributes }) => name === 'Claim' && passage === id && attributes.id === claim)
  )
}

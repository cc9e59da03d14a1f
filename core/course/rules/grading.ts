import type { AuthoredCourse, Finding } from '../authored-course'
import type { Claim } from '../course'
import { lineOfNode, listLessons, listNodes, wordsOf } from './lesson-words'
import { listPlacedQuestions } from './placed-questions'
import { listOptions, listStatements } from './question-words'

/** Finds graded questions about a claim that must never be graded. */
export function checkNeverGraded(course: AuthoredCourse): Finding[] {
  return listGradedClaims(course).flatMap(({ claim, question, file, line }) =>
    claim.grading !== 'never'
      ? []
      : [
          {
            file,
            line,
            message: `Question "${question}" grades claim ${claim.id}, which is never graded.`,
            fix: `Remove ${claim.id} from its claims, or make it a practice question.`,
          },
        ],
  )
}

/**
 * Finds graded claims without a source that learners may see: the page would say "no source we can link" and still count them. A
 * course without any sources may do so, unless it is strict.
 */
export function checkUnsourced(course: AuthoredCourse): Finding[] {
  if (course.references.size === 0 && !course.course.strict) return []
  const graded = new Set(listGradedClaims(course).map(({ claim }) => claim))
  return [...graded]
    .filter(({ references }) => !references.some((id) => course.references.get(id)?.citable))
    .map(({ id }) => ({
      file: 'claims.yaml',
      line: course.lineOf.claims([id, 'references']),
      message: `Claim ${id} is graded, but none of its references is citable.`,
      fix: 'Name a reference that learners may see, or set `grading: never` and remove its graded questions.',
    }))
}

/** Finds claims that are true only with their qualifier but appear without it in a question or in the words of a lesson. */
export function checkMissingQualifiers(course: AuthoredCourse): Finding[] {
  const qualified = [...course.claims.values()].filter(({ grading }) => grading === 'only with its qualifier')
  return qualified.flatMap((claim) => {
    if (claim.qualifier === undefined) {
      const line = course.lineOf.claims([claim.id])
      return [
        {
          file: 'claims.yaml',
          line,
          message: `Claim ${claim.id} has no qualifier.`,
          fix: 'Write the `qualifier` that its words must match.',
        },
      ]
    }
    return [...checkBareQuestions(course, claim, claim.qualifier), ...checkBareWords(course, claim, claim.qualifier)]
  })
}

function checkBareQuestions(course: AuthoredCourse, { id }: Claim, qualifier: string): Finding[] {
  const isQualified = new RegExp(qualifier, 'iu')
  return listPlacedQuestions(course)
    .filter(({ question }) => question.claims.includes(id))
    .filter(({ question }) => {
      // The qualifier may be in a false stem or in any stem or target of a matching question. It must not be in a wrong choice
      // alone.
      const words = [question.stem, ...listStatements(question).map(({ text }) => text)]
      if (question.kind === 'matching') words.push(...listOptions(question).map(({ text }) => text))
      return !isQualified.test(words.join(' '))
    })
    .map(({ question, file, line }) => ({
      file,
      line: line(['stem']),
      message: `Question "${question.id}" is about claim ${id} and lacks its qualifier.`,
      fix: `Use words that match /${qualifier}/ in the stem or the right answer, or remove ${id} from its claims.`,
    }))
}

function checkBareWords(course: AuthoredCourse, { id }: Claim, qualifier: string): Finding[] {
  const isQualified = new RegExp(qualifier, 'iu')
  return listLessons(course).flatMap(({ file, source }) =>
    listNodes(source.tree, ({ name, attributes }) => name === 'Claim' && attributes?.some(({ value }) => value === id) === true)
      .filter((node) => !isQualified.test(wordsOf(node)))
      .map((node) => ({
        file,
        line: lineOfNode(source, node),
        message: `Claim ${id} is stated without its qualifier.`,
        fix: `Use words that match /${qualifier}/ inside this <Claim>.`,
      })),
  )
}

function listGradedClaims(course: AuthoredCourse) {
  return listPlacedQuestions(course)
    .filter(({ isGraded }) => isGraded)
    .flatMap(({ question, file, line }) =>
      question.claims.flatMap((id) => {
        const claim = course.claims.get(id)
        return claim ? [{ claim, question: question.id, file, line: line(['claims']) }] : []
      }),
    )
}

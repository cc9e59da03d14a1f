import type { AuthoredCourse, AuthoredModule } from '../authored-course'
import { asPercent, type Breach, checkFigures, type Measure } from './bank-figures'
import { listBlocks } from './lesson-words'
import { listWords } from './likeness'
import { listRuns } from './names'
import { listBank, type PlacedQuestion } from './placed-questions'
import { listStatements } from './question-words'
import { findWording, type Wording } from './wording'

/** A stem with this many telling words of a case of the lesson repeats that case. */
const tellingWords = 3

/** The smallest share of a bank that asks learners to apply what they learnt to a new case. */
const leastApplication = 0.5

/**
 * Finds questions labelled `application` that repeat the lesson's words or case, or that have no case, and banks with too few other
 * questions of this label.
 */
export function checkNewCases(course: AuthoredCourse): Breach[] {
  const find = caseJudge(course)
  const breaches = course.modules.flatMap(listBank).flatMap((placed) => {
    const found = find(placed)
    if (!found) return []
    const message = `"${placed.question.id}" is labelled application, but ${found}.`
    const fix = 'Give a person a new case, or label it recall.'
    return [{ file: placed.file, line: placed.line(['stem']), message, fix, isHint: false }]
  })
  return [...breaches, ...checkFigures(course, measureApplication)]
}

/** Measures how many questions of a bank are labelled application and deserve it. */
export const measureApplication: Measure = ({ questions }, course) => {
  const find = caseJudge(course)
  const labelled = questions.filter(({ question }) => question.asks === 'application')
  const kept = labelled.filter((placed) => !find(placed))
  const share = kept.length / questions.length
  return [
    {
      what: 'Questions that apply to a new case',
      value: `${kept.length} of ${questions.length} (${asPercent(share)}; ${labelled.length} are labelled so)`,
      limit: `at least ${asPercent(leastApplication)}`,
      isOver: share < leastApplication,
      causes: questions.filter((placed) => !kept.includes(placed)),
      fix: 'Give a new case to some of',
    },
  ]
}

/**
 * Returns a function that says why a question does not deserve the label application, or null if it does or is not labelled so.
 */
function caseJudge(course: AuthoredCourse): (placed: PlacedQuestion) => string | null {
  const wording = findWording(course)
  const runsOf = listRuns(course)
  const runsOfLessons = new Map<AuthoredModule, Set<string>>()
  const lessonRuns = (module: AuthoredModule) => {
    const known = runsOfLessons.get(module) ?? new Set(listBlocks(module.source).flatMap(({ text }) => runsOf(text)))
    runsOfLessons.set(module, known)
    return known
  }
  return (placed) => {
    if (placed.question.asks !== 'application') return null
    const run = listAsked(placed)
      .flatMap(runsOf)
      .find((each) => lessonRuns(placed.module).has(each))
    return run ? `it has six words in a row from its lesson: “${run}”` : findCaseFault(placed, wording)
  }
}

function findCaseFault({ module, question }: PlacedQuestion, wording: Wording | null): string | null {
  if (wording && !wording.person(question.stem)) return 'its stem has neither a person nor a situation'
  const words = listWords(question.stem)
  const told = (module.cases ?? []).find(
    (each) =>
      each.filter((telling) => ` ${words.join(' ')} `.includes(` ${listWords(telling).join(' ')} `)).length >= tellingWords,
  )
  return told ? `its case is one of the lesson's (${told.join(', ')})` : null
}

/** Returns the texts that are compared with the lesson: the stem, the stems to match, and the right options. */
function listAsked({ question }: PlacedQuestion): string[] {
  const right = listStatements(question).flatMap(({ as, text }) => (as === 'choice' ? [text] : []))
  const stems = question.kind === 'matching' ? question.stems.map(({ text }) => text) : []
  const blanks =
    question.kind === 'cloze'
      ? question.blanks.map(({ id, choices }) => choices.find((each) => each.id === question.key[id])?.text ?? '')
      : []
  return [question.stem, ...right, ...stems, ...blanks]
}

import type { AuthoredCourse, Finding } from '../authored-course'
import type { Reference } from '../course'
import { listNamedBy } from './ids'

/**
 * The largest number of days between the check of a source and the review of the course. Labels and guidelines are revised about
 * once a year. Days are counted back from `reviewedOn`, not from today, so that the result of the check does not depend on the
 * day.
 */
const oldestCheckDays = 365

/**
 * Finds sources that learners see but cannot look up, and sources that were never checked or were checked too long before the
 * review.
 */
export function checkWeakReferences({ references, course, lineOf }: AuthoredCourse): Finding[] {
  return [...references.values()].flatMap((reference) => {
    const problems = [...whyNotFindable(reference), ...whyNotFresh(reference, course.reviewedOn)]
    return problems.map(({ field, ...problem }) => ({
      file: 'references.yaml',
      line: lineOf.references([reference.id, field]),
      ...problem,
    }))
  })
}

/** Finds sources that learners are shown although no claim and no figure names them. */
export function checkUnusedReferences({ references, claims, modules, lineOf }: AuthoredCourse): Finding[] {
  const figures = modules.flatMap((module) => module.figures)
  const used = new Set([
    ...[...claims.values()].flatMap((claim) => claim.references),
    ...figures.flatMap((figure) => listNamedBy(figure).references),
  ])
  return [...references.values()]
    .filter(({ id, citable }) => citable && !used.has(id))
    .map(({ id }) => ({
      file: 'references.yaml',
      line: lineOf.references([id]),
      message: `Reference ${id} is shown to learners, but no claim or figure names it.`,
      fix: 'Name it in the claim that it stands behind, or set `citable: false`.',
    }))
}

type Problem = { field: string; message: string; fix: string }

function whyNotFindable({ id, citable, url, identifier, noLink }: Reference): Problem[] {
  const canBeFound = url !== undefined || identifier !== undefined
  if (citable && !canBeFound && noLink === undefined) {
    return [
      {
        field: 'citation',
        message: `Reference ${id} is shown to learners, but has no identifier and no url.`,
        fix: 'Give its DOI, PMID or address, or say in `noLink` why there is none.',
      },
    ]
  }
  if (canBeFound && noLink !== undefined) {
    return [
      { field: 'noLink', message: `Reference ${id} has a link, but \`noLink\` says that it has none.`, fix: 'Remove `noLink`.' },
    ]
  }
  return []
}

function whyNotFresh({ id, checkedOn }: Reference, reviewedOn: string): Problem[] {
  if (checkedOn === undefined) {
    return [
      {
        field: 'id',
        message: `Reference ${id} does not say when it was checked.`,
        fix: 'Read it again and write the day in `checkedOn`.',
      },
    ]
  }
  const ageDays = (Date.parse(reviewedOn) - Date.parse(checkedOn)) / 86_400_000
  if (ageDays <= oldestCheckDays) return []
  return [
    {
      field: 'checkedOn',
      message: `Reference ${id} was checked ${Math.round(ageDays)} days before the course was reviewed.`,
      fix: `Read it again. A check may be at most ${oldestCheckDays} days older than the review.`,
    },
  ]
}

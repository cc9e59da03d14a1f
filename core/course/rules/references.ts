import type { AuthoredCourse, Finding } from '../authored-course'
import type { Reference } from '../course'

/**
 * How long before the course's review a source may have been looked at. Labels and guidelines are revised about once a year.
 * It counts back from `reviewedOn` rather than from today, so that the same course is found right or wrong on any day.
 */
const oldestCheckDays = 365

/** Sources that learners are shown without a way to find them, or that were looked at too long before the review, or never. */
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
    return [{ field: 'noLink', message: `Reference ${id} says that it has no link, and has one.`, fix: 'Take `noLink` out.' }]
  }
  return []
}

function whyNotFresh({ id, checkedOn }: Reference, reviewedOn: string): Problem[] {
  if (checkedOn === undefined) {
    return [
      {
        field: 'id',
        message: `Reference ${id} does not say when it was checked.`,
        fix: 'Read it again and give the day in `checkedOn`.',
      },
    ]
  }
  const ageDays = (Date.parse(reviewedOn) - Date.parse(checkedOn)) / 86_400_000
  if (ageDays <= oldestCheckDays) return []
  return [
    {
      field: 'checkedOn',
      message: `Reference ${id} was checked ${Math.round(ageDays)} days before the course was reviewed.`,
      fix: `Read it again: at most ${oldestCheckDays} days may lie between.`,
    },
  ]
}

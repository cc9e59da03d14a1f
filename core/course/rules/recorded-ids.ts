import type { AuthoredCourse, Finding } from '../authored-course'
import type { RecordedIds } from '../course'
import { listFormerNames } from '../former-names'

type CurrentIds = Omit<RecordedIds, 'retired'>
const kinds = ['modules', 'passages', 'questions'] as const

/**
 * Finds ids that are recorded in `ids.yaml` but no longer exist, ids that are used although they are `retired`, and ids that are
 * not recorded yet.
 *
 * Attempts, links and notes outside the course refer to these ids, so they must never change.
 */
export function checkChangedIds(course: AuthoredCourse): Finding[] {
  const { recorded, lineOf } = course
  if (!recorded) return []
  const current = listIds(course)
  const former = listFormerNames(course.course)
  const file = 'ids.yaml'
  const gone = kinds.flatMap((kind) =>
    recorded[kind].flatMap((id, i) => {
      if (current[kind].includes(presentName(id, kind, former))) return []
      const renamed =
        kind === 'modules' ? ' If its folder was renamed, write `formerly: { <new name>: [<old name>] }` in course.yaml.' : ''
      const fix = `Restore the old id or, if it was removed for good, move this line to \`retired\`.${renamed}`
      return [{ file, line: lineOf.ids([kind, i]), message: `"${id}" is recorded in \`${kind}\`, but no longer exists.`, fix }]
    }),
  )
  const returned = recorded.retired.flatMap((id, i) => {
    if (!kinds.some((kind) => current[kind].includes(id))) return []
    return [
      {
        file,
        line: lineOf.ids(['retired', i]),
        message: `"${id}" is retired, but is used again.`,
        fix: 'Choose a new id.',
      },
    ]
  })
  const unrecorded = kinds.flatMap((kind) => {
    const known = new Set([...recorded[kind].map((id) => presentName(id, kind, former)), ...recorded.retired])
    return current[kind].filter((id) => !known.has(id))
  })
  const shown = unrecorded.length > 5 ? [...unrecorded.slice(0, 5), '…'] : unrecorded
  const message = `${unrecorded.length} ${unrecorded.length === 1 ? 'id is' : 'ids are'} not recorded yet: ${shown.join(', ')}.`
  const fix = 'When the ids are final, run `npm run check:content -- --record`.'
  return [...gone, ...returned, ...(unrecorded.length > 0 ? [{ file, line: 1, message, fix }] : [])]
}

/** Returns the new content of `ids.yaml`: what it contains now, and every id of the course that it lacks. */
export function recordIds(course: AuthoredCourse): RecordedIds {
  const { recorded } = course
  const current = listIds(course)
  const both = (kind: (typeof kinds)[number]) => [
    ...new Set([...(recorded?.[kind] ?? []), ...current[kind].filter((id) => !recorded?.retired.includes(id))]),
  ]
  return { modules: both('modules'), passages: both('passages'), questions: both('questions'), retired: recorded?.retired ?? [] }
}

// A module that was renamed, and its passages, are recorded under the former name.
function presentName(id: string, kind: (typeof kinds)[number], former: ReadonlyMap<string, string>): string {
  if (kind === 'questions') return id
  const [module = '', ...rest] = id.split('/')
  return [former.get(module) ?? module, ...rest].join('/')
}

function listIds({ modules }: AuthoredCourse): CurrentIds {
  return {
    modules: modules.map(({ slug }) => slug),
    passages: modules.flatMap(({ slug, passages }) => passages.map(({ id }) => `${slug}/${id}`)),
    questions: modules.flatMap(({ quiz, practice }) => [...quiz.questions, ...practice].map(({ id }) => id)),
  }
}

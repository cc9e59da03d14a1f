import type { AuthoredCourse, Finding } from '../authored-course'
import type { RecordedIds } from '../course'

type Living = Omit<RecordedIds, 'retired'>
const kinds = ['modules', 'passages', 'questions'] as const

/**
 * Ids that were recorded in `ids.yaml` and are gone, ids that came back from `retired`, and ids that are not recorded yet.
 *
 * Attempts, links and notes outside the course point at these ids, so that one which changes is a promise broken.
 */
export function checkChangedIds(course: AuthoredCourse): Finding[] {
  const { recorded, lineOf } = course
  if (!recorded) return []
  const living = listIds(course)
  const file = 'ids.yaml'
  const gone = kinds.flatMap((kind) =>
    recorded[kind].flatMap((id, i) => {
      if (living[kind].includes(id)) return []
      const fix = 'Give it its old id again; if it was taken out for good, move this line to `retired`.'
      return [{ file, line: lineOf.ids([kind, i]), message: `"${id}" was one of the ${kind} and is gone.`, fix }]
    }),
  )
  const returned = recorded.retired.flatMap((id, i) => {
    if (!kinds.some((kind) => living[kind].includes(id))) return []
    return [
      {
        file,
        line: lineOf.ids(['retired', i]),
        message: `"${id}" was retired and is back.`,
        fix: 'Give what is new an id that is new.',
      },
    ]
  })
  const fresh = kinds.flatMap((kind) =>
    living[kind].filter((id) => !recorded[kind].includes(id) && !recorded.retired.includes(id)),
  )
  const shown = fresh.length > 5 ? [...fresh.slice(0, 5), '…'] : fresh
  const message = `${fresh.length} ${fresh.length === 1 ? 'id is' : 'ids are'} not recorded yet: ${shown.join(', ')}.`
  const fix = 'When they are as they shall stay, run `npm run check:content -- --record`.'
  return [...gone, ...returned, ...(fresh.length > 0 ? [{ file, line: 1, message, fix }] : [])]
}

/** What `ids.yaml` should hold: what it holds now, and every id of the course that it lacks. */
export function recordIds(course: AuthoredCourse): RecordedIds {
  const { recorded } = course
  const living = listIds(course)
  const both = (kind: (typeof kinds)[number]) => [
    ...new Set([...(recorded?.[kind] ?? []), ...living[kind].filter((id) => !recorded?.retired.includes(id))]),
  ]
  return { modules: both('modules'), passages: both('passages'), questions: both('questions'), retired: recorded?.retired ?? [] }
}

function listIds({ modules }: AuthoredCourse): Living {
  return {
    modules: modules.map(({ slug }) => slug),
    passages: modules.flatMap(({ slug, passages }) => passages.map(({ id }) => `${slug}/${id}`)),
    questions: modules.flatMap(({ quiz, practice }) => [...quiz.questions, ...practice].map(({ id }) => id)),
  }
}

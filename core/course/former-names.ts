import type { Course } from './course'

/** Returns the present name of each module name that the course no longer uses, from `formerly` in `course.yaml`. */
export function listFormerNames({ formerly = {} }: Pick<Course, 'formerly'>): Map<string, string> {
  return new Map(Object.entries(formerly).flatMap(([now, former]) => former.map((name) => [name, now] as const)))
}

import type { Mapping } from '@/core/correction'
import type { QuestionChange } from '@/server/version-changes'

/** The field that says what stands for a part that is gone. */
export function fieldOfPart(path: string): string {
  return `map.${path}`
}

/** The value of that field for "nothing stands for it". An empty one says that nobody has decided. */
export const nothingStands = '-'

/** The number of a row, as an address or a form names it. Anything else is 0, which no row has. */
export function readId(text: string): number {
  return /^\d{1,9}$/.test(text.slice(0, 10)) ? Number(text) : 0
}

/** The mapping that a form or an address says, for the parts that are gone. */
export function readMapping({ comparison }: QuestionChange, valueIn: (name: string) => string | undefined): Mapping {
  const said = (comparison?.vanished ?? []).flatMap(({ path }): [string, string | null][] => {
    const value = valueIn(fieldOfPart(path)) ?? ''
    return value === '' ? [] : [[path, value === nothingStands ? null : value]]
  })
  return Object.fromEntries(said)
}

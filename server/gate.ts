/** Lets only so many callers through at once. */
export type Gate = {
  /**
   * Waits for a turn. Returns the function to call when done. Returns null if too many callers wait already, or if the turn does not
   * come in time. Callers of one `group` take turns with those of other groups and cannot occupy all places. Callers with `goesFirst`
   * are let in before others, and some places are reserved for them.
   */
  enter(caller?: { group?: string; goesFirst?: boolean }): Promise<(() => void) | null>
}

/** How many a gate lets through, and how many may wait before it. */
export type GateSize = {
  /** How many callers are let through at once. */
  slots: number
  /** How many callers may wait. */
  places: number
  /** How long a caller waits before it is refused, in milliseconds. */
  patienceMs: number
}

type Waiting = { group: string; goesFirst: boolean; settle(isIn: boolean): void }

/** Creates a gate that is empty. */
export function openGate({ slots, places, patienceMs }: GateSize): Gate {
  const waiting: Waiting[] = []
  let inside = 0
  let lastGroup = ''

  const leave = () => {
    inside -= 1
    const next = waiting[indexOfNext(waiting, lastGroup)]
    if (next) next.settle(true)
  }
  const comeIn = (group: string) => {
    inside += 1
    lastGroup = group
    let isGone = false
    return () => {
      if (!isGone) leave()
      isGone = true
    }
  }

  return {
    async enter({ group = '', goesFirst = false } = {}) {
      if (inside < slots) return comeIn(group)
      // A quarter of the places is reserved for callers that go first. One group gets half of them at most.
      const ofGroup = waiting.filter((each) => each.group === group && !each.goesFirst).length
      const isFull = goesFirst ? waiting.length >= places : waiting.length >= places * 0.75 || ofGroup >= places * 0.5
      if (isFull) return null
      return new Promise((resolve) => {
        const timer = setTimeout(() => mine.settle(false), patienceMs)
        const mine: Waiting = {
          group,
          goesFirst,
          settle(isIn) {
            clearTimeout(timer)
            waiting.splice(waiting.indexOf(mine), 1)
            resolve(isIn ? comeIn(group) : null)
          },
        }
        waiting.push(mine)
      })
    },
  }
}

// Returns the longest-waiting caller that goes first; without one, the longest-waiting one of another group than the last; or the
// longest-waiting one.
function indexOfNext(waiting: readonly Waiting[], lastGroup: string): number {
  const first = waiting.findIndex(({ goesFirst }) => goesFirst)
  if (first >= 0) return first
  return Math.max(
    0,
    waiting.findIndex(({ group }) => group !== lastGroup),
  )
}

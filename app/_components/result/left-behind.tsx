import { useEffect, useState } from 'react'
import { keepLocally, listKeptLocally } from '@/app/_components/quiz/kept-locally'

/**
 * Says once which answers this browser still held when the attempt was submitted, perhaps on another device: of these it never
 * heard that they were saved. Then it lets go of them, since nothing can be saved any more.
 */
export function LeftBehind({ attemptId }: { attemptId: string }) {
  const [positions, setPositions] = useState<readonly number[]>([])
  useEffect(() => {
    void takeLeft(attemptId).then(setPositions)
  }, [attemptId])
  if (positions.length === 0) return null
  return (
    <div role="status" className="notice caution">
      <p>
        When this attempt was submitted, this browser still held what you had answered to {whichWords(positions)}, and never heard
        that it was saved. What counts is what stands below.
      </p>
    </div>
  )
}

async function takeLeft(attemptId: string): Promise<number[]> {
  try {
    const positions = (await listKeptLocally(attemptId)).map(([position]) => position)
    for (const position of positions) await keepLocally(attemptId, position, null)
    return positions
  } catch {
    // A browser that keeps nothing has nothing to tell.
    return []
  }
}

function whichWords(positions: readonly number[]): string {
  const last = positions.at(-1)
  return positions.length === 1 ? `question ${last}` : `questions ${positions.slice(0, -1).join(', ')} and ${last}`
}

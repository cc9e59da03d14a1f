import { useEffect, useState } from 'react'
import { Words } from '@/app/_components/site/words'
import { listLocal, writeLocal } from '@/app/(learn)/attempts/[id]/_saving/local-store'

/**
 * Shows once which answers still wait in this browser although the attempt was submitted, elsewhere or before they could be sent.
 * Then it deletes them, since nothing can be saved any more. Null if none wait.
 */
export function LeftBehind({ attemptId }: { attemptId: string }) {
  const [positions, setPositions] = useState<readonly number[]>([])
  useEffect(() => {
    void listLeft(attemptId).then((left) => {
      setPositions(left)
      // One that cannot be deleted is shown again the next time.
      for (const position of left) writeLocal(attemptId, position, null).catch(() => undefined)
    })
  }, [attemptId])
  if (positions.length === 0) return null
  return (
    <Words as="div" role="status" className="notice caution">
      <p>
        This browser holds a change to {whichWords(positions)} of which it never heard that it was saved, and now it cannot be
        saved any more. What counts is what stands below.
      </p>
    </Words>
  )
}

// A browser that stores nothing has nothing to show.
async function listLeft(attemptId: string): Promise<number[]> {
  const waiting = await listLocal(attemptId).catch(() => [])
  return waiting.map(([position]) => position)
}

function whichWords(positions: readonly number[]): string {
  const last = positions.at(-1)
  return positions.length === 1 ? `question ${last}` : `questions ${positions.slice(0, -1).join(', ')} and ${last}`
}

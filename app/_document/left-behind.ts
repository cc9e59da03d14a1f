import { listLocal, writeLocal } from '@/app/(learn)/attempts/[id]/_saving/local-store'

/**
 * Shows once which answers still wait in this browser although the attempt was submitted, elsewhere or before they could be sent. Then
 * it deletes them, since nothing can be saved any more. The notice stays hidden if none wait.
 */
export async function showLeftBehind(notice: HTMLElement): Promise<void> {
  const attemptId = notice.dataset.leftBehind ?? ''
  // A browser that stores nothing has nothing to show.
  const waiting = await listLocal(attemptId).catch(() => [])
  const positions = waiting.map(([position]) => position)
  const words = notice.querySelector('[data-which]')
  if (positions.length === 0 || !words) return
  words.textContent = whichWords(positions)
  notice.hidden = false
  // One that cannot be deleted is shown again the next time.
  for (const position of positions) writeLocal(attemptId, position, null).catch(() => undefined)
}

function whichWords(positions: readonly number[]): string {
  const last = positions.at(-1)
  return positions.length === 1 ? `question ${last}` : `questions ${positions.slice(0, -1).join(', ')} and ${last}`
}

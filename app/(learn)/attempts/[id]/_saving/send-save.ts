import { readJson, requestJson } from '@/app/json-request'
import type { SavedDraft } from './drafts'
import type { Obstacle, SaveOutcome } from './save-outcome'

// A request that takes longer than this is given up and sent again: a repeated save is one save.
const timeLimitMilliseconds = 12_000

/**
 * Sends one save and says what became of it. Never rejects. `isLast` is for a page that is going away: the browser then finishes
 * the request, however long it takes.
 */
export async function sendSave(attemptId: string, position: number, save: SavedDraft, isLast = false): Promise<SaveOutcome> {
  try {
    const response = await requestJson(`/api/attempts/${attemptId}/answers/${position}`, {
      body: save,
      keepalive: isLast,
      ...(isLast ? {} : { signal: AbortSignal.timeout(timeLimitMilliseconds) }),
    })
    return readOutcome(response, await readJson(response))
  } catch {
    return { is: 'unreachable', obstacle: 'connection' }
  }
}

function readOutcome(response: Response, body: unknown): SaveOutcome {
  const { revision, error, current, ...more } = (body ?? {}) as Record<string, unknown>
  const told = more.isUnreadable === true ? { isUnreadable: true as const } : {}
  if (response.ok && typeof revision === 'number') return { is: 'saved', revision, ...told }
  if (response.status === 409 && error === 'closed') return { is: 'closed' }
  if (response.status === 409 && isSavedDraft(current)) return { is: 'stale', current, ...told }
  if (response.status === 401) return { is: 'signed-out' }
  if (response.status === 400 || response.status === 404) return { is: 'refused' }
  const obstacle = obstacleOf(response, error)
  const waitSeconds = Number(response.headers.get('retry-after'))
  return Number.isFinite(waitSeconds) && waitSeconds > 0
    ? { is: 'unreachable', obstacle, waitSeconds: Math.min(waitSeconds, 300) }
    : { is: 'unreachable', obstacle }
}

function obstacleOf({ status }: Response, error: unknown): Obstacle {
  if (error === 'busy' || error === 'disk-full') return error
  // A page instead of a revision is no connection either: some networks answer every address with their own sign-in.
  return status >= 500 || typeof error === 'string' ? 'server' : 'connection'
}

function isSavedDraft(current: unknown): current is SavedDraft {
  return (
    typeof current === 'object' &&
    current !== null &&
    'answer' in current &&
    'revision' in current &&
    typeof current.revision === 'number'
  )
}

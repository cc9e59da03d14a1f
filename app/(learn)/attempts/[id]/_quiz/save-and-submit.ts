import type { Obstacle } from '@/app/(learn)/attempts/[id]/_saving/save-outcome'
import { type Status, statusOf } from '@/app/(learn)/attempts/[id]/_saving/save-queue'
import type { Saving } from '@/app/(learn)/attempts/[id]/_saving/saving'
import { listUnreadable } from '@/app/(learn)/attempts/[id]/_saving/unreadable'
import { requestJson } from '@/app/json-request'

const obstacleWords: Record<Obstacle, string> = {
  connection:
    'There is no connection, so your answers could not be saved and nothing was submitted. They are kept on this page. Please try again when the connection is back.',
  busy: 'The course is busy, so your answers could not be saved and nothing was submitted. They are kept on this page. Please try again in a moment.',
  'disk-full':
    'The course has no space left, so your answers could not be saved and nothing was submitted. They are kept on this page. Please try again later.',
  server:
    'Something failed on the side of the course, so your answers could not be saved and nothing was submitted. They are kept on this page. Please try again later.',
}

const unsavedWords: Record<Exclude<Status, 'saved' | 'closed' | 'waiting'>, string> = {
  saving: 'Your answers are not all saved yet, so nothing was submitted. Please try again in a moment.',
  'signed-out': 'You are signed out, so nothing was submitted. Your answers are kept on this page. Sign in again, then submit.',
  elsewhere: 'A question was answered elsewhere too, so nothing was submitted. Choose which answer counts, then submit.',
  refused: 'An answer was not taken, so nothing was submitted. Reload the page to see what is saved.',
}

const unreadWords =
  'Your answers are saved, but one of them cannot be read as a number, so nothing was submitted. Look at it, or submit all the same.'

/**
 * Saves what is not saved yet, then submits. Null once the attempt is submitted; otherwise why it is not, in words. Nothing is submitted if
 * an answer that was saved only now cannot be read as a number, because the learner has not been told so yet.
 */
export async function saveAndSubmit(attemptId: string, saving: Saving): Promise<string | null> {
  const told = listUnreadable(saving.getQueue())
  if (!(await saving.flush())) {
    const queue = saving.getQueue()
    const status = statusOf(queue)
    if (status === 'waiting') return obstacleWords[queue.obstacle]
    return status === 'saved' || status === 'closed' ? null : unsavedWords[status]
  }
  if (listUnreadable(saving.getQueue()).some((position) => !told.includes(position))) return unreadWords
  try {
    const response = await requestJson(`/api/attempts/${attemptId}/submission`, { body: {} })
    if (response.ok) return null
    if (response.status === 401) saving.signedOut()
    return response.status === 401
      ? unsavedWords['signed-out']
      : 'Your answers are saved, but submitting did not work just now. Please try again in a moment.'
  } catch {
    return 'Your answers are saved, but the connection broke before they were submitted. Please try again.'
  }
}

import { seeOther, wantsJson } from '@/app/answering'
import { findViewer } from '@/app/viewer'
import { submitAttempt } from '@/server/attempts'
import { json, refuse } from '@/server/json-answers'

/** Submits an attempt; asking twice is asking once. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const page = `/attempts/${encodeURIComponent(id)}`
  const learner = await findViewer()
  if (!learner) {
    return wantsJson(request) ? refuse('signed-out') : seeOther(`/sign-in?next=${encodeURIComponent(`${page}?q=review`)}`)
  }
  const result = await submitAttempt(id, learner)
  if (!wantsJson(request)) return seeOther(page)
  return result.ok ? json({ grade: result.value }) : refuse(result.error)
}

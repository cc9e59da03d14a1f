import { seeOther, wantsJson } from '@/app/answering'
import { findViewer } from '@/app/viewer'
import { startAttempt } from '@/server/attempts'
import { json, refuse } from '@/server/json-answers'

/** Starts a quiz, or goes on with the open attempt. */
export async function POST(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const learner = await findViewer()
  if (!learner) {
    const page = `/modules/${encodeURIComponent(slug)}/quiz`
    return wantsJson(request) ? refuse('signed-out') : seeOther(`/sign-in?next=${encodeURIComponent(page)}`)
  }
  const result = await startAttempt(slug, learner)
  if (wantsJson(request)) return result.ok ? json(result.value, 201) : refuse(result.error)
  return seeOther(result.ok ? `/attempts/${result.value.id}` : `/modules/${encodeURIComponent(slug)}/quiz`)
}

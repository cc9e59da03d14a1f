import { seeOther, wantsJson } from '@/app/replying'
import { findViewer } from '@/app/viewer'
import { markLessonRead } from '@/server/progress'
import { json, refuse } from '@/server/web/json'

/** Marks a lesson as read. */
export async function POST(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const page = `/modules/${encodeURIComponent(slug)}#read`
  const learner = await findViewer()
  if (!learner) return wantsJson(request) ? refuse('signed-out') : seeOther(`/sign-in?next=${encodeURIComponent(page)}`)
  const result = await markLessonRead(slug, learner)
  if (!wantsJson(request)) return seeOther(page)
  return result.ok ? json({}) : refuse(result.error)
}

import { z } from 'zod'
import { findViewer } from '@/app/viewer'
import { keepPlace } from '@/server/progress'
import { json, readJson, refuse } from '@/server/web/json'

const place = z.strictObject({ passage: z.string().min(1).max(200) })

/** Remembers where somebody is reading. */
export async function POST(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const learner = await findViewer()
  if (!learner) return refuse('signed-out')
  const asked = place.safeParse(await readJson(request))
  if (!asked.success) return refuse('malformed-place')
  const result = await keepPlace((await params).slug, asked.data.passage, learner)
  return result.ok ? json({}) : refuse(result.error)
}

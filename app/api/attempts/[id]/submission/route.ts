import { readAsked, sendReply } from '@/app/replying'
import { replyToSubmission } from '@/server/web/front-replies'

/** Submits an attempt; asking twice is asking once. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return sendReply(await replyToSubmission(await readAsked(request), (await params).id))
}

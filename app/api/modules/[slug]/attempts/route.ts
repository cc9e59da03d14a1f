import { readAsked, sendReply } from '@/app/replying'
import { replyToStart } from '@/server/web/front-replies'

/** Starts a quiz, or goes on with the open attempt. */
export async function POST(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  return sendReply(await replyToStart(await readAsked(request), (await params).slug))
}

import { readAsked, sendReply } from '@/app/replying'
import { replyToMe } from '@/server/web/front-replies'

/** What the static pages need to know of their reader. */
export async function GET(request: Request) {
  return sendReply(await replyToMe(await readAsked(request)))
}

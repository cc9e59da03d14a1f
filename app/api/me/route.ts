import { answer, readAsked } from '@/app/answering'
import { answerMe } from '@/server/front-answers'

/** What the static pages need to know of their reader. */
export async function GET(request: Request) {
  return answer(await answerMe(await readAsked(request)))
}

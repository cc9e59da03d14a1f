import { answerMe, json } from '@/server/json-answers'

/** What the static pages need to know of their reader. */
export async function GET(request: Request) {
  const { body, status } = await answerMe(request.headers.get('cookie'))
  return json(body, status)
}

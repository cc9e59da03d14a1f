import { answerMe } from '@/server/json-answers'

/** What the static pages need to know of their reader. */
export const GET = (request: Request) => answerMe(request)

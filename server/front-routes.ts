import { answerMe, answerSave } from './json-answers'
import type { Route } from './routes'

/** What the front answers itself, by the same use cases: the two requests that come most often, at a fraction of the cost. */
export const frontRoutes: Route[] = [
  {
    method: 'POST',
    pattern: /^\/api\/attempts\/(?<id>[\w-]+)\/answers\/(?<position>[1-9]\d{0,2})$/,
    isJson: true,
    answer: ({ cookies, body }, { id = '', position }) => answerSave(cookies, body, id, Number(position)),
  },
  { method: 'GET', pattern: /^\/api\/me$/, answer: ({ cookies }) => answerMe(cookies) },
]

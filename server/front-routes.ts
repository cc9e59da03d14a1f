import { answerMe, answerSave, answerStart, answerSubmission } from './front-answers'
import type { Route } from './routes'

/** What the front answers itself, by the same use cases as the route handlers behind it: the requests of an attempt. */
export const frontRoutes: Route[] = [
  {
    method: 'POST',
    pattern: /^\/api\/attempts\/(?<id>[\w-]+)\/answers\/(?<position>[1-9]\d{0,2})$/,
    // A plain form saves by its fields, which the page's own handler knows.
    isJson: true,
    answer: (asked, { id = '', position }) => answerSave(asked, id, Number(position)),
  },
  {
    method: 'POST',
    pattern: /^\/api\/attempts\/(?<id>[\w-]+)\/submission$/,
    answer: (asked, { id = '' }) => answerSubmission(asked, id),
  },
  {
    method: 'POST',
    pattern: /^\/api\/modules\/(?<module>[^/]+)\/attempts$/,
    answer: (asked, { module = '' }) => answerStart(asked, module),
  },
  { method: 'GET', pattern: /^\/api\/me$/, answer: (asked) => answerMe(asked) },
]

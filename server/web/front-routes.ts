import { replyToMe, replyToSave, replyToStart, replyToSubmission } from './front-replies'
import type { Route } from './routes'

/** What the front answers itself, by the same use cases as the route handlers behind it: the requests of an attempt. */
export const frontRoutes: Route[] = [
  {
    method: 'POST',
    pattern: /^\/api\/attempts\/(?<id>[\w-]+)\/answers\/(?<position>[1-9]\d{0,2})$/,
    // A plain form saves by its fields, which the page's own handler knows.
    isJson: true,
    reply: (asked, { id = '', position }) => replyToSave(asked, id, Number(position)),
  },
  {
    method: 'POST',
    pattern: /^\/api\/attempts\/(?<id>[\w-]+)\/submission$/,
    reply: (asked, { id = '' }) => replyToSubmission(asked, id),
  },
  {
    method: 'POST',
    pattern: /^\/api\/modules\/(?<module>[^/]+)\/attempts$/,
    reply: (asked, { module = '' }) => replyToStart(asked, module),
  },
  { method: 'GET', pattern: /^\/api\/me$/, reply: (asked) => replyToMe(asked) },
]

import type { IncomingMessage, ServerResponse } from 'node:http'
import { policyForStyle } from './content-security-policy'

/** The code of an error that the front answers itself. */
export type Refusal = keyof typeof refusals

const refusals = {
  'bad-address': [400, 'This address cannot be read', 'It is damaged or far too long. Nothing was changed.'],
  'foreign-request': [403, 'This request came from another site', 'For your safety it was refused. Nothing was changed.'],
  'no-such-page': [404, 'There is no such page', 'The address may have been mistyped.'],
  'unknown-method': [405, 'This address does not accept this kind of request', 'Nothing was changed.'],
  'unknown-length': [411, 'The request does not say how long it is', 'It was refused. Nothing was changed.'],
  'too-large': [413, 'The request is too large', 'This address accepts less than was sent. Nothing was changed.'],
  'unknown-host': [421, 'This course does not have this address', 'Whoever runs the course sets its address with NEXTAUTH_URL.'],
  'server-error': [500, 'Something went wrong on our side', 'What you had saved is still saved. Please try again in a moment.'],
} as const satisfies Record<string, readonly [number, string, string]>

/** Answers with a refusal: a plain page for a browser that asks for one, otherwise JSON with the code. It reveals no details. */
export function refuse(refusal: Refusal, request: IncomingMessage, response: ServerResponse): void {
  const body = describeRefusal(refusal, request, response)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Sets the status and the headers of a refusal on the response, and returns its body. */
export function describeRefusal(refusal: Refusal, { headers }: IncomingMessage, response: ServerResponse): Buffer {
  const [status, title, sentence] = refusals[refusal]
  const isForPeople = headers.accept?.includes('text/html') ?? false
  const body = Buffer.from(
    isForPeople ? page(title, sentence) : JSON.stringify({ error: refusal, message: `${title}. ${sentence}` }),
  )
  response.statusCode = status
  response.setHeader('Content-Type', isForPeople ? 'text/html; charset=utf-8' : 'application/json')
  response.setHeader('Content-Security-Policy', policyForStyle(styleSheet))
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Length', body.length)
  return body
}

// The course's light and dark colours are repeated here, because its style sheets may be what failed to load.
const styleSheet = `:root{color-scheme:light dark}
body{font:1.125rem/1.6 Georgia,serif;max-width:34rem;margin:15vh auto;padding:0 1.25rem;background:#fbf8f2;color:#1c1a17}
h1{font-size:1.6rem;line-height:1.25}a{color:#0b5f5c}
@media(prefers-color-scheme:dark){body{background:#191a1b;color:#ece7dd}a{color:#7fcac3}}`

function page(title: string, sentence: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${styleSheet}</style></head><body><main><h1>${title}</h1><p>${sentence}</p><p><a href="/">To the course</a></p></main></body></html>`
}

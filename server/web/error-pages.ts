import type { IncomingMessage, ServerResponse } from 'node:http'
import type { StorageFault } from '../database/storage-fault'
import { policyForStyle } from './content-security-policy'
import type { Outgoing } from './route'

/** A refusal as it is sent: its body is whole. */
export type PresentedRefusal = Outgoing & { body: string }

/** The code of an error that the front answers itself. */
export type Refusal = keyof typeof refusals

const refusals = {
  'bad-address': [400, 'This address cannot be read', 'It is damaged or far too long. Nothing was changed.'],
  'bad-form': [400, 'What was sent cannot be read', 'It is no form of this page. Nothing was changed.'],
  'foreign-request': [403, 'This request came from another site', 'For your safety it was refused. Nothing was changed.'],
  'no-attempts-left': [
    403,
    'No attempt at this quiz is left',
    'What you answered is kept, and your best grade counts. Your instructor can give you another attempt.',
  ],
  'all-withdrawn': [
    409,
    'This quiz cannot be taken just now',
    'Its questions are being mended. What you answered before is kept; please come back later.',
  ],
  'no-such-page': [404, 'There is no such page', 'The address may have been mistyped.'],
  'unknown-form': [
    404,
    'This page is from before an update',
    'Nothing was changed. Load the page again and send the form once more.',
  ],
  'unknown-method': [405, 'This address does not accept this kind of request', 'Nothing was changed.'],
  'unknown-length': [411, 'The request does not say how long it is', 'It was refused. Nothing was changed.'],
  'too-large': [413, 'The request is too large', 'This address accepts less than was sent. Nothing was changed.'],
  'unknown-body': [415, 'This address does not accept this kind of body', 'Nothing was changed.'],
  'unknown-host': [421, 'This course does not have this address', 'Whoever runs the course sets its address with NEXTAUTH_URL.'],
  'too-many-starts': [
    429,
    'You have started very many quizzes within an hour',
    'What you answered is kept. Please go on a little later.',
  ],
  'too-many-tries': [
    429,
    'There were too many tries',
    'They came from your network. Wait a while and try again. Whoever is signed in goes on undisturbed.',
  ],
  busy: [503, 'The course is busy', 'What you sent was not saved. Please send it again in a moment.'],
  'disk-full': [
    503,
    'The course cannot store anything just now',
    'Its disk is full. What you sent was not saved; what was saved before is kept. Please send it again later.',
  ],
  'storage-failed': [
    503,
    'The course cannot reach what it has stored',
    'What you sent was not saved. Whoever runs the course has to look after it. Please try again later.',
  ],
  'server-error': [500, 'Something went wrong on our side', 'What you had saved is still saved. Please try again in a moment.'],
  crowded: [503, 'Very many people are here just now', 'Nothing was changed. Go back and try again in a moment.'],
} as const satisfies Record<string, readonly [number, string, string]>

const retryAfterSeconds: Partial<Record<Refusal, number>> = { busy: 2, 'disk-full': 30, 'storage-failed': 30 }

/** The refusal that answers a request which met a storage fault. */
export const refusalOfFault: Record<StorageFault, Refusal> = {
  busy: 'busy',
  full: 'disk-full',
  'read-only': 'storage-failed',
  failing: 'storage-failed',
  damaged: 'storage-failed',
  gone: 'storage-failed',
}

/** Answers with a refusal: a plain page for a browser that asks for one, otherwise JSON with the code. It reveals no details. */
export function refuse(refusal: Refusal, request: IncomingMessage, response: ServerResponse): void {
  const body = describeRefusal(refusal, request, response)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Sets the status and the headers of a refusal on the response, and returns its body. */
export function describeRefusal(refusal: Refusal, { headers }: IncomingMessage, response: ServerResponse): Buffer {
  const reader = headers['next-action'] ? 'action' : headers.accept?.includes('text/html') ? 'person' : 'program'
  const { status, headers: described, body } = presentRefusal(reader, refusal)
  response.statusCode = status
  for (const [name, value] of described) response.setHeader(name, value)
  const bytes = Buffer.from(body)
  response.setHeader('Content-Length', bytes.length)
  return bytes
}

/**
 * Returns a refusal as a response: a plain page for a person, JSON with the code and the words for a program. A page's script that
 * called an action gets the bare code as text, which React hands to the page's error boundary as the message of an error.
 */
export function presentRefusal(reader: 'person' | 'program' | 'action', refusal: Refusal): PresentedRefusal {
  const [status, title, sentence] = refusals[refusal]
  const retryAfter = retryAfterSeconds[refusal]
  const headers: Outgoing['headers'] = [
    ...(retryAfter === undefined ? [] : [['Retry-After', String(retryAfter)] as [string, string]]),
    ['Content-Security-Policy', policyForStyle(styleSheet)],
    ['Cache-Control', 'no-store'],
  ]
  switch (reader) {
    case 'person':
      return { status, headers: [...headers, ['Content-Type', 'text/html; charset=utf-8']], body: page(title, sentence) }
    case 'program': {
      const body = JSON.stringify({ error: refusal, message: `${title}. ${sentence}` })
      return { status, headers: [...headers, ['Content-Type', 'application/json']], body }
    }
    case 'action':
      return { status, headers: [...headers, ['Content-Type', 'text/plain']], body: refusal }
  }
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

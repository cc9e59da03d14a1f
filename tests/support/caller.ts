import { password } from './course-server'

/** Somebody who uses the product by HTTP, as the page's scripts do. */
export type Caller = {
  email: string
  get(path: string, headers?: Record<string, string>, timeoutMs?: number): Promise<Response>
  post(path: string, body: unknown): Promise<Response>
  at(elsewhere: { origin: string }): Caller
  signIn(): Promise<void>
  start(module: string): Promise<string>
  save(attempt: string, position: number, save: unknown): Promise<Response>
  submit(attempt: string): Promise<Response>
}

/** A caller that is not signed in yet. `at` is read at each request: the server may move behind another address. */
export function openCaller(at: { origin: string }, email: string, session = ''): Caller {
  let cookie = session
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(at.origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: at.origin, cookie },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    })
  const get = (path: string, headers: Record<string, string> = {}, timeoutMs = 20_000): Promise<Response> =>
    fetch(at.origin + path, {
      headers: { cookie, 'accept-encoding': 'gzip, br', ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
  return {
    email,
    get,
    post,
    /** The same person, with the same session, at another address. */
    at: (elsewhere: { origin: string }): Caller => openCaller(elsewhere, email, cookie),
    async signIn(): Promise<void> {
      const response = await post('/api/session', { email, password })
      if (response.status !== 200) throw new Error(`Signing in answered ${response.status}.`)
      cookie = response.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ')
    },
    async start(module: string): Promise<string> {
      const response = await post(`/api/modules/${module}/attempts`, {})
      if (!response.ok) throw new Error(`Starting answered ${response.status}.`)
      return ((await response.json()) as { id: string }).id
    },
    save: (attempt: string, position: number, save: unknown) => post(`/api/attempts/${attempt}/answers/${position}`, save),
    submit: (attempt: string) => post(`/api/attempts/${attempt}/submission`, {}),
  }
}

/** Does something again until it answers with a status below 500; the network may fail meanwhile. Gives up after a minute. */
export async function insist(act: () => Promise<Response>): Promise<Response> {
  const until = Date.now() + 60_000
  for (;;) {
    const response = await act().catch(() => null)
    if (response && response.status < 500) return response
    if (Date.now() > until) throw new Error('The server did not come back.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
